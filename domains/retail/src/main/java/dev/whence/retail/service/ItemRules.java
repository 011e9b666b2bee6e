package dev.whence.retail.service;

import static dev.whence.model.Conditions.forEach;
import static dev.whence.retail.order.Order.ORDER;

import dev.whence.decision.Evidence;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.product.Variant;
import dev.whence.retail.service.CustomerRequest.AboutItems;
import dev.whence.retail.service.CustomerRequest.ItemSwap;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/// The rules about the items that a request names.
public final class ItemRules {

    public static final Rule<AboutItems> ITEMS_ARE_NAMED = Rule.invariant(
            "items-are-named",
            "At least one item must be named",
            in -> count("entries in command.item_ids", itemIds(in)).atLeast(1));

    public static final Rule<AboutItems> ITEMS_ARE_IN_ORDER = Rule.invariant(
            "items-are-in-order",
            "Every item must be in the order as often as it is named",
            in -> forEach(
                    Fact.computed("command.item_ids", distinct(itemIds(in)), itemIds(in)),
                    itemId -> isInOrder(in, itemId)));

    public static final Rule<ItemSwap> COUNTS_MATCH = Rule.invariant(
            "counts-match",
            "There must be exactly one new item for each item",
            in -> count("entries in command.new_item_ids", newItemIds(in))
                    .is(count("entries in command.item_ids", itemIds(in))));

    public static final Rule<ItemSwap> NEW_ITEMS_DIFFER = Rule.invariant(
            "new-items-differ",
            "Each new item must be another one than the item it replaces",
            in -> forEachSwap(in, swap -> swap.newItemId(in).isNot(swap.oldItemId(in))));

    public static final Rule<ItemSwap> NEW_ITEMS_SAME_PRODUCT = Rule.invariant(
            "new-items-same-product",
            "Each new item must be another option of the same product",
            in -> forEachSwap(
                    in, swap -> swap.newItem("item_id", Variant::itemId).isPresent()));

    public static final Rule<ItemSwap> NEW_ITEMS_AVAILABLE = Rule.invariant(
            "new-items-available",
            "Each new item must be available",
            in -> forEachSwap(
                    in,
                    swap -> swap.existingNewItem("available", Variant::available)
                            .is(true)));

    private ItemRules() {}

    private static Evidence forEachSwap(Scope<? extends ItemSwap> in, Function<Swap, Evidence> condition) {
        return forEach(Fact.computed("command.new_item_ids", Swap.all(in), newItemIds(in)), Swap::newItemId, condition);
    }

    private static Evidence isInOrder(Scope<? extends AboutItems> in, String itemId) {
        Fact<List<OrderItem>> items = in.the(ORDER).fact("items", Order::items);
        int there = Math.toIntExact(in.the(ORDER).state().items().stream()
                .filter(item -> item.itemId().equals(itemId))
                .count());
        int named = Collections.frequency(in.command().itemIds(), itemId);
        return Fact.computed("times " + itemId + " is in the order", there, items)
                .atLeast(Fact.computed("times " + itemId + " is named", named, itemIds(in)));
    }

    private static Fact<List<String>> itemIds(Scope<? extends AboutItems> in) {
        return in.given("item_ids", AboutItems::itemIds);
    }

    private static Fact<List<String>> newItemIds(Scope<? extends ItemSwap> in) {
        return in.given("new_item_ids", ItemSwap::newItemIds);
    }

    private static List<String> distinct(Fact<List<String>> list) {
        List<String> all = list.value();
        return all == null ? List.of() : all.stream().distinct().toList();
    }

    private static Fact<Integer> count(String name, Fact<List<String>> list) {
        List<String> all = list.value();
        return Fact.computed(name, all == null ? 0 : all.size(), list);
    }
}
