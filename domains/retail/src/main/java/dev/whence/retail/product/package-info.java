/// What the shop sells: products, each with variants that differ in their options.
///
/// Start reading at [dev.whence.retail.product.Product]. What always holds: a product's identity and an item's
/// identity have nothing to do with each other; an item belongs to one product.
@NullMarked
package dev.whence.retail.product;

import org.jspecify.annotations.NullMarked;
