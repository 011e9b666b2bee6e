/// The contract of a decision log, written as tests.
///
/// A store proves that it keeps the contract by running the whole suite: no test may be left out or weakened.
@NullMarked
package dev.whence.store.testkit;

import org.jspecify.annotations.NullMarked;
