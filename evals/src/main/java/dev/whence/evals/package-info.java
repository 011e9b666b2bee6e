/// Quality and performance, measured from outside.
///
/// Start reading at [dev.whence.evals.Evals], the command line; each evaluation and each benchmark has a package of
/// its own. What always holds: what is measured is the program that users run, through the interfaces that they use,
/// and what cannot be measured is said, never counted as passed.
@NullMarked
package dev.whence.evals;

import org.jspecify.annotations.NullMarked;
