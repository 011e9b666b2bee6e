/// Tests of how the benchmark is read, mapped and compared, on data made here.
@NullMarked
package dev.whence.evals.retail;

import org.jspecify.annotations.NullMarked;
