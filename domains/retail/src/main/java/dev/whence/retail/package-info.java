/// A shop: users, products with variants, and orders, with every rule of its policy that can be checked.
@NullMarked
package dev.whence.retail;

import org.jspecify.annotations.NullMarked;
