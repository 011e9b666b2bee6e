/// The decision log: the append-only, totally ordered sequence of decisions, and the only source of truth.
///
/// Start reading at [dev.whence.log.DecisionLog], the port that every store implements, and
/// [dev.whence.log.AppendCondition]. [dev.whence.log.InMemoryDecisionLog] is the smallest implementation and the
/// stand-in for tests. What always holds: positions are gapless from 1, times never go backwards, what `append`
/// returned is durable as far as the store can be, and what is not returned is not there.
@NullMarked
package dev.whence.log;

import org.jspecify.annotations.NullMarked;
