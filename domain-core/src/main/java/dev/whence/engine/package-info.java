/// The road of a command to a decision: parse, admit, load, decide, append, acknowledge.
///
/// Start reading at [dev.whence.engine.DecisionEngine]. What always holds: every command gets an answer and, unless
/// it is a dry run or a repetition, leaves exactly one decision in the log; deciding is a pure function of the
/// command, the origin, the boundary's states and the recorded clock reading and id, so that it can be done again
/// with the same result.
@NullMarked
package dev.whence.engine;

import org.jspecify.annotations.NullMarked;
