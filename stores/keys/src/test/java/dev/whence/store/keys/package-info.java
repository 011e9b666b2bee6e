/// Tests of the keys' file, against the file itself.
@NullMarked
package dev.whence.store.keys;

import org.jspecify.annotations.NullMarked;
