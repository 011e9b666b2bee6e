@NullMarked
package dev.whence.explain.whatif;

import org.jspecify.annotations.NullMarked;
