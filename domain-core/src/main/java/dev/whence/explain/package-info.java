/// Why questions, answered from the record with citations.
///
/// Start reading at [dev.whence.explain.Explainer] for decisions, [dev.whence.explain.StateExplainer] for entities.
/// Each other question has a package of its own: `flip` and `whynot` (what it would take), `whatif`, `butfor`,
/// `backtest`, `trace` and `claim`. Every answer is an [dev.whence.explain.Explanation]. What always holds: every
/// statement rests on decisions that it cites; what the record does not tell is said to be unknown; the same
/// question on the same log gets the same answer.
@NullMarked
package dev.whence.explain;

import org.jspecify.annotations.NullMarked;
