@NullMarked
package dev.whence.export;

import org.jspecify.annotations.NullMarked;
