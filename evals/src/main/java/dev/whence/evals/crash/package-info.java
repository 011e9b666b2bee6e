/// Whether what was acknowledged survives `kill -9`.
///
/// Start reading at [dev.whence.evals.crash.CrashCommand]. Each round starts another process whose callers count
/// counters up in one log ([dev.whence.evals.crash.CountingCallers]), kills it at a random moment, opens the log
/// again and checks it as a whole ([dev.whence.evals.crash.LogCheck]). The log of one round is that of the next, so
/// that recovery works on what recovery left.
@NullMarked
package dev.whence.evals.crash;

import org.jspecify.annotations.NullMarked;
