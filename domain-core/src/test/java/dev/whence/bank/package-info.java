/// A small domain of bank accounts that the tests of this module share.
@NullMarked
package dev.whence.bank;

import org.jspecify.annotations.NullMarked;
