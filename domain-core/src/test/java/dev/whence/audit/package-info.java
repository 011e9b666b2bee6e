@NullMarked
package dev.whence.audit;

import org.jspecify.annotations.NullMarked;
