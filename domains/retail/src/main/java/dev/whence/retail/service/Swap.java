package dev.whence.retail.service;

import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.product.Product.PRODUCT;

import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import dev.whence.model.Scope;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderEvent.Replacement;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.product.Items;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.service.CustomerRequest.AboutItems;
import dev.whence.retail.service.CustomerRequest.ItemSwap;
import dev.whence.retail.values.Cents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One item of an order paired with the one that is to take its place.
///
/// @param argument the pair's place in the request's lists
/// @param index the item's place in the order
record Swap(int argument, int index, Loaded<Order> order, Loaded<Product> product, String newItemId) {

    /// The pairs of a request, in its order.
    ///
    /// @throws NotEvaluableException if they cannot be paired
    static List<Swap> all(Scope<? extends ItemSwap> in) {
        ItemSwap request = in.command();
        if (request.itemIds().size() != request.newItemIds().size()) {
            throw new NotEvaluableException("command.item_ids and command.new_item_ids differ in length, "
                    + "so that the items cannot be paired");
        }
        Loaded<Order> order = in.the(ORDER);
        List<Swap> swaps = new ArrayList<>();
        for (int index : places(order.state(), request)) {
            int argument = swaps.size();
            Loaded<Product> product =
                    in.the(PRODUCT, order.state().items().get(index).productId());
            swaps.add(new Swap(
                    argument, index, order, product, request.newItemIds().get(argument)));
        }
        return swaps;
    }

    /// The place in the order of each item named; an item named again is the next of its kind.
    private static List<Integer> places(Order order, AboutItems request) {
        List<Integer> places = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (String itemId : request.itemIds()) {
            int place = 0;
            while (place < order.items().size()
                    && (taken.contains(place)
                            || !order.items().get(place).itemId().equals(itemId))) {
                place++;
            }
            if (place == order.items().size()) {
                throw new NotEvaluableException("order:" + order.orderId() + " has no further item " + itemId);
            }
            taken.add(place);
            places.add(place);
        }
        return places;
    }

    /// The ids of the products of those items that are in the order.
    static List<String> products(Scope<? extends AboutItems> in) {
        List<String> named = in.command().itemIds();
        return in.the(ORDER).state().items().stream()
                .filter(item -> named.contains(item.itemId()))
                .map(OrderItem::productId)
                .distinct()
                .toList();
    }

    /// What the new items cost more than those they replace, as one fact over all these prices.
    static Fact<BigDecimal> priceDifference(Scope<? extends ItemSwap> in) {
        List<Fact<?>> prices = new ArrayList<>();
        for (Swap swap : all(in)) {
            prices.add(swap.existingNewItem("price", Variant::price));
            prices.add(swap.order.fact(
                    "items." + swap.index + ".price", state -> swap.item(state).price()));
        }
        return Fact.computed("price difference", totalDifference(in), prices.toArray(Fact<?>[]::new));
    }

    static BigDecimal totalDifference(Scope<? extends ItemSwap> in) {
        return Cents.sum(all(in).stream().map(Swap::difference).toList());
    }

    /// What the new item costs more.
    private BigDecimal difference() {
        return newVariant().price().subtract(item(order.state()).price());
    }

    Replacement replacement() {
        return new Replacement(index, item(order.state()).itemId(), OrderItem.of(product.state(), newVariant()));
    }

    Fact<String> oldItemId(Scope<? extends ItemSwap> in) {
        return in.given("item_ids." + argument, request -> request.itemIds().get(argument));
    }

    Fact<String> newItemId(Scope<? extends ItemSwap> in) {
        return in.given(
                "new_item_ids." + argument, request -> request.newItemIds().get(argument));
    }

    /// A fact of the new item; absent if the product has no such item.
    <T> Fact<T> newItem(String field, Function<? super Variant, ? extends T> getter) {
        return Items.fact(product, newItemId, field, getter);
    }

    /// The same where the question makes sense only of an item that exists.
    <T> Fact<T> existingNewItem(String field, Function<? super Variant, ? extends T> getter) {
        newVariant();
        return newItem(field, getter);
    }

    private Variant newVariant() {
        return Items.existing(product, newItemId);
    }

    private OrderItem item(Order state) {
        return state.items().get(index);
    }
}
