@NullMarked
package dev.whence.evals.explain;

import org.jspecify.annotations.NullMarked;
