/// What evaluations are given to read: files whose faults are named by file and place.
///
/// What always holds: what cannot be used ends in one line that says what was found and what is needed.
@NullMarked
package dev.whence.evals.input;

import org.jspecify.annotations.NullMarked;
