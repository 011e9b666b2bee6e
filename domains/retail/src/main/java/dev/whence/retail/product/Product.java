package dev.whence.retail.product;

import dev.whence.model.EntityType;
import dev.whence.retail.product.ProductEvent.ItemAvailabilityChanged;
import dev.whence.retail.product.ProductEvent.ItemPriceChanged;
import dev.whence.retail.product.ProductEvent.ProductImported;
import dev.whence.retail.values.InOrder;
import dev.whence.schema.Describe;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A kind of thing on sale with its variants.
///
/// @param variants the items by their id
public record Product(
        @Describe("The product's id, for example 5120347786")
        String productId,

        @Describe("What it is called, for example Rain Jacket")
        String name,

        @Describe("The items by their id") Map<String, Variant> variants) {

    public static final EntityType<Product, ProductEvent> PRODUCT = EntityType.named("product", Product.class)
            .describedAs("A kind of thing on sale, with the items (variants) that differ in their options; "
                    + "product ids and item ids are unrelated")
            .changedBy(ProductEvent.class, ProductEvent::productId, Product::after);

    public Product {
        variants = InOrder.copy(variants);
    }

    static Product after(@Nullable Product before, ProductEvent event) {
        return switch (event) {
            case ProductImported imported -> imported.product();
            case ItemPriceChanged change ->
                existing(before, event).changing(change.itemId(), item -> item.withPrice(change.price()));
            case ItemAvailabilityChanged change ->
                existing(before, event).changing(change.itemId(), item -> item.withAvailable(change.available()));
        };
    }

    private static Product existing(@Nullable Product before, ProductEvent event) {
        if (before == null) {
            throw new IllegalStateException(event + " changes a product that was never imported");
        }
        return before;
    }

    private Product changing(String itemId, UnaryOperator<Variant> change) {
        Variant item = variants.get(itemId);
        if (item == null) {
            throw new IllegalStateException("Product " + productId + " has no item " + itemId + " to change");
        }
        return new Product(productId, name, InOrder.with(variants, itemId, change.apply(item)));
    }
}
