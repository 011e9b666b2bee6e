package dev.whence.retail.order;

import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.values.Cents;
import dev.whence.retail.values.InOrder;
import java.math.BigDecimal;
import java.util.Map;

/// One thing that was ordered, as it was when it was ordered.
public record OrderItem(String name, String productId, String itemId, BigDecimal price, Map<String, String> options) {

    public OrderItem {
        price = Cents.of(price);
        options = InOrder.copy(options);
    }

    /// The item as it is on sale now.
    public static OrderItem of(Product product, Variant variant) {
        return new OrderItem(product.name(), product.productId(), variant.itemId(), variant.price(), variant.options());
    }
}
