package dev.whence.evals.bench;

import dev.whence.evals.bench.load.Latencies;

/// How long it takes to load an entity whose state is in no cache.
///
/// @param events how many changes it has had
/// @param snapshot whether there was a snapshot
/// @param tail how many of the changes were folded: those after the snapshot, or all of them
/// @param firstMicros the first load after the log was opened, when no block of it was in RocksDB's cache
/// @param again the loads after that
record EntityLoad(int events, boolean snapshot, int tail, double firstMicros, Latencies again) {}
