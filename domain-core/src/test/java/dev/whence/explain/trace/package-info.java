@NullMarked
package dev.whence.explain.trace;

import org.jspecify.annotations.NullMarked;
