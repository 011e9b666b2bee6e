/// Quality and performance, measured from outside.
///
/// What is measured is the program that users run, through the interfaces that they use.
@NullMarked
package dev.whence.evals;

import org.jspecify.annotations.NullMarked;
