/// Why questions, answered from the record with citations.
///
/// Start reading at [dev.whence.explain.Explainer]. What always holds: every statement rests on decisions that it
/// cites; what the record does not tell is said to be unknown; the same question on the same log gets the same
/// answer.
@NullMarked
package dev.whence.explain;

import org.jspecify.annotations.NullMarked;
