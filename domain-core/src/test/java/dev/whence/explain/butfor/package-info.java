@NullMarked
package dev.whence.explain.butfor;

import org.jspecify.annotations.NullMarked;
