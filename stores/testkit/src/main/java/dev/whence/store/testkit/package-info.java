/// The contract of a decision log, written as tests.
///
/// Start reading at [dev.whence.store.testkit.DecisionLogConformance]; its parts are the `…Contract` classes, one for
/// each thing a log does. A store proves that it keeps the contract by extending it, or
/// [dev.whence.store.testkit.DurableDecisionLogConformance], in a test of ten lines:
///
/// ```java
/// class RocksDbDecisionLogTest extends DurableDecisionLogConformance {
///     @Override
///     protected DecisionLog open(Path folder) {
///         return RocksDbDecisionLog.open(folder);
///     }
/// }
/// ```
///
/// What always holds: no test can be left out or weakened by a store; a failure says which rule is broken and what to
/// do; random tests tell their seed, and `-Dwhence.seed=N` repeats them. The suite itself is tested with flawed logs.
@NullMarked
package dev.whence.store.testkit;

import org.jspecify.annotations.NullMarked;
