package dev.whence.retail.product;

import java.math.BigDecimal;

/// What can happen to a product.
public sealed interface ProductEvent {

    String productId();

    /// The product came from another shop's records, or was put on sale.
    record ProductImported(Product product) implements ProductEvent {
        @Override
        public String productId() {
            return product.productId();
        }
    }

    /// One of its items costs something else from now on.
    record ItemPriceChanged(String productId, String itemId, BigDecimal price) implements ProductEvent {}

    /// One of its items can be bought again, or no longer.
    record ItemAvailabilityChanged(String productId, String itemId, boolean available) implements ProductEvent {}
}
