/// The embedded decision log, on RocksDB.
///
/// Start reading at [dev.whence.store.rocksdb.RocksDbDecisionLog], which with
/// [dev.whence.store.rocksdb.RocksDbSettings] is all that others see. An append goes through
/// `PendingAppend` (what the caller prepares on its own), `GroupCommit` (who writes for whom), `BatchWriter` (which
/// appends are accepted, and where they go) and `Storage` (RocksDB); a query through `Reads`.
///
/// What always holds: a decision is acknowledged, and seen by any reader, only when it is on disk; a batch is on disk
/// whole or not at all; one process at a time has the folder; nothing is written to a folder that is not ours.
///
/// # The folder, format 1
///
/// - `FORMAT`: text, one line: `whence decision log, format 1`. A folder without it that is not empty is not ours.
/// - `LOCK`: text, the id of the process that holds the lock on this file, or held it last.
/// - `ACKNOWLEDGED`: 8 bytes, big-endian: the position up to which decisions were acknowledged; never too high. A log
///   that ends before it has lost decisions and is not opened.
/// - `rocksdb`: a RocksDB with these column families, besides the `default` one, which holds nothing of worth:
///
/// | column family | key | value |
/// |---|---|---|
/// | `decisions` | position | position, time, body (see `StoredDecision`) |
/// | `changes` | fingerprint of an entity, position of a decision that changed it | empty |
/// | `mentions` | fingerprint of an entity, position of a decision that read or changed it | empty |
/// | `ids` | id of a decision, 16 bytes | position |
/// | `keys` | fingerprint of an idempotency key | position of the decision that claimed it |
///
/// Positions are 8 bytes, big-endian. A fingerprint is the first 16 bytes of the SHA-256 of a text (for an entity its
/// written form, `order:#W1`) in UTF-16, big-endian. The body is the JSON that
/// [dev.whence.decision.DecisionCodec] writes. One write batch holds a decision and all its index entries.
@NullMarked
package dev.whence.store.rocksdb;

import org.jspecify.annotations.NullMarked;
