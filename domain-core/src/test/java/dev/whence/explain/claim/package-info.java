@NullMarked
package dev.whence.explain.claim;

import org.jspecify.annotations.NullMarked;
