/// How a measurement ends: as bars that are met or missed, as an exit code, and as the complaint about what it was
/// given.
///
/// What always holds: a measurement that could not be made is never told as one that was.
@NullMarked
package dev.whence.evals.ending;

import org.jspecify.annotations.NullMarked;
