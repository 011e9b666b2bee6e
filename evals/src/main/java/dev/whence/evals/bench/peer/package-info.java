/// What else could keep the record: the engines and databases that `bench log` measures beside the decision log.
///
/// Start reading at [dev.whence.evals.bench.peer.Peers]. What always holds: a peer makes each record durable before
/// it is acknowledged, as the log does, and is not measured where its own settings, read back from it, say
/// otherwise; it gets the same bytes, ready-made; it checks neither boundary nor idempotency key, which is in its
/// favour.
@NullMarked
package dev.whence.evals.bench.peer;

import org.jspecify.annotations.NullMarked;
