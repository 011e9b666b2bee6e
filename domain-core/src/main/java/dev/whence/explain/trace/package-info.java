/// What led to a decision, and what it led to: causes that were stated, and those that follow from the evidence,
/// where a check read what an earlier decision had set.
///
/// Start reading at [dev.whence.explain.trace.Tracer]. What always holds: a decision is among the causes of another
/// if and only if the other is among its consequences, as far as limits let both be seen.
@NullMarked
package dev.whence.explain.trace;

import org.jspecify.annotations.NullMarked;
