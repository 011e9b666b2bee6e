@NullMarked
package dev.whence.proof;

import org.jspecify.annotations.NullMarked;
