/// The embedded decision log, on RocksDB.
///
/// Start reading at [dev.whence.store.rocksdb.RocksDbDecisionLog], which with
/// [dev.whence.store.rocksdb.RocksDbSettings] is all that others see. An append goes through `PendingAppend` and
/// `Prepared` (what the caller prepares on its own), `GroupCommit` (who writes for whom), `BatchWriter` (which
/// appends are accepted, and where they go), `Batch` (what one write holds) and `Storage` (RocksDB); a query
/// through `Reads` and `Postings`.
///
/// What always holds: a decision is acknowledged, and seen by any reader, only when it is on disk; a batch is on disk
/// whole or not at all; one process at a time has the folder; nothing is written to a folder that is not ours.
///
/// # The folder, format 2
///
/// - `FORMAT`: text, one line: `whence decision log, format 2`. A folder without it that is not empty is not ours.
/// - `LOCK`: text, the id of the process that holds the lock on this file, or held it last.
/// - `ACKNOWLEDGED`: 8 bytes, big-endian: the position up to which decisions were acknowledged; never too high. A log
///   that ends before it has lost decisions and is not opened.
/// - `rocksdb`: a RocksDB with these column families, besides the `default` one, which holds nothing of worth:
///
/// | column family | key | value |
/// |---|---|---|
/// | `decisions` | position | the decision's bytes (see [dev.whence.log.StoredDecision]): the leaf of the tree |
/// | `terms` | fingerprint of a criterion, first position | the further positions that were written with it (see
/// `PostingList`) |
/// | `ids` | id of a decision, 16 bytes | position |
/// | `keys` | fingerprint of an idempotency key | position of the decision that claimed it |
/// | `tiles` | key of a tile | its hashes; only complete tiles of level 0 are kept |
/// | `tiles` | one byte 255 | size and root of the tree, 8 and 32 bytes |
///
/// Positions are 8 bytes, big-endian. A fingerprint is the first 16 bytes of the SHA-256 of a text (for a criterion
/// its written form, `changes order:#W1`) in UTF-16, big-endian. One write batch holds decisions, all their index
/// entries and what they change in the tree.
@NullMarked
package dev.whence.store.rocksdb;

import org.jspecify.annotations.NullMarked;
