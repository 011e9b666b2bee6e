/// Plain values that every part of the shop uses: exact money, and maps that keep their order.
@NullMarked
package dev.whence.retail.values;

import org.jspecify.annotations.NullMarked;
