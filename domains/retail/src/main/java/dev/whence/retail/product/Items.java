package dev.whence.retail.product;

import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Facts about the items of a product.
public final class Items {

    private Items() {}

    /// A fact of one item; absent if the product has no such item.
    ///
    /// @param field the value's name in the item's JSON, for example `price`
    public static <T> Fact<T> fact(
            Loaded<Product> product, String itemId, String field, Function<? super Variant, ? extends T> getter) {
        Function<Product, @Nullable T> reading = state -> read(state, itemId, getter);
        return product.factAt(List.of("variants", itemId, field), reading);
    }

    private static <T> @Nullable T read(Product product, String itemId, Function<? super Variant, ? extends T> getter) {
        Variant variant = product.variants().get(itemId);
        return variant == null ? null : getter.apply(variant);
    }

    /// The item itself.
    ///
    /// @throws NotEvaluableException if the product has no such item
    public static Variant existing(Loaded<Product> product, String itemId) {
        Variant variant = product.state().variants().get(itemId);
        if (variant == null) {
            throw new NotEvaluableException(
                    product.ref() + " (" + product.state().name() + ") has no item " + itemId);
        }
        return variant;
    }
}
