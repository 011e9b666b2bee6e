/// The contracts of the ports that stores implement, written as tests: of a decision log
/// ([dev.whence.store.testkit.DecisionLogConformance]) and of a subscription store
/// ([dev.whence.store.testkit.SubscriptionStoreConformance]).
///
/// Start reading at one of these two; their parts are the `…Contract` classes, one for each thing a log or a store
/// does. A store proves that it keeps the contract by extending the suite, or the one of its name that is
/// `Durable…`, in a test of ten lines:
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
/// What always holds: no test can be left out or weakened by a store; a failure says which rule is broken and what
/// to do; random tests tell their seed, and `-Dwhence.seed=N` repeats them. The suite itself is tested with flawed
/// logs.
@NullMarked
package dev.whence.store.testkit;

import org.jspecify.annotations.NullMarked;
