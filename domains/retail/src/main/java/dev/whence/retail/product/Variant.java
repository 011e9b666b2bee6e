package dev.whence.retail.product;

import dev.whence.retail.values.Cents;
import dev.whence.retail.values.InOrder;
import dev.whence.schema.Describe;
import java.math.BigDecimal;
import java.util.Map;

/// One item that can be bought: a product in one choice of its options.
public record Variant(
        @Describe("The item's id, for example 7306612954") String itemId,

        @Describe("The value of each option, for example {\"color\": \"blue\", \"size\": \"M\"}")
        Map<String, String> options,

        @Describe("Whether it can be bought now") boolean available,
        @Describe("The price now, for example 49.50") BigDecimal price) {

    public Variant {
        options = InOrder.copy(options);
        price = Cents.of(price);
    }

    Variant withPrice(BigDecimal newPrice) {
        return new Variant(itemId, options, available, newPrice);
    }

    Variant withAvailable(boolean nowAvailable) {
        return new Variant(itemId, options, nowAvailable, price);
    }
}
