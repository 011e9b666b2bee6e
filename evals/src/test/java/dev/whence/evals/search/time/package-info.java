@NullMarked
package dev.whence.evals.search.time;

import org.jspecify.annotations.NullMarked;
