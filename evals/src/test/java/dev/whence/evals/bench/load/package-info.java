/// That callers are counted and timed as they should be.
@NullMarked
package dev.whence.evals.bench.load;

import org.jspecify.annotations.NullMarked;
