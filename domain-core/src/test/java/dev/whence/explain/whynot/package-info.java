@NullMarked
package dev.whence.explain.whynot;

import org.jspecify.annotations.NullMarked;
