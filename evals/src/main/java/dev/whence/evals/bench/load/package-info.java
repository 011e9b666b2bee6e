/// What a benchmark of durable records is made of: callers, what they append to, and how long it took.
///
/// Start reading at [dev.whence.evals.bench.load.CallerLoad], which lets callers append to a
/// [dev.whence.evals.bench.load.Contender]. What always holds: every contender is driven by the same code, warmed
/// up for the same time and measured with the same clock.
@NullMarked
package dev.whence.evals.bench.load;

import org.jspecify.annotations.NullMarked;
