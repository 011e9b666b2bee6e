/// How well time expressions are understood, on a corpus in the form of the specifications of Recognizers-Text.
///
/// Start reading at [dev.whence.evals.search.time.TimeEval]. What always holds: an expression counts only if all of it
/// is right, its place, its type and every value.
@NullMarked
package dev.whence.evals.search.time;

import org.jspecify.annotations.NullMarked;
