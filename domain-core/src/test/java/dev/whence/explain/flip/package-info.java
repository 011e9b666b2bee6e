@NullMarked
package dev.whence.explain.flip;

import org.jspecify.annotations.NullMarked;
