@NullMarked
package dev.whence.embeddings;

import org.jspecify.annotations.NullMarked;
