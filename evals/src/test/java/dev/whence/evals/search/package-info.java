@NullMarked
package dev.whence.evals.search;

import org.jspecify.annotations.NullMarked;
