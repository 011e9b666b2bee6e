/// What if a rule had been different: a changed, new or dropped rule run over the history.
///
/// Start reading at [dev.whence.explain.backtest.Backtest]. What always holds: each decision is judged on the
/// states that it was decided on; what its flip would have led to is not followed.
@NullMarked
package dev.whence.explain.backtest;

import org.jspecify.annotations.NullMarked;
