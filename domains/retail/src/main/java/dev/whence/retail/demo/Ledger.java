package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.decision.RecordedEvent;
import dev.whence.model.EntityType;
import dev.whence.retail.order.Order;
import dev.whence.retail.product.Product;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the people of the played history know of the shop: its users, products and orders as they are now. Used by one
/// thread.
final class Ledger {

    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, Order> orders = new HashMap<>();
    private final List<String> userIds = new ArrayList<>();
    private final List<String> productIds = new ArrayList<>();

    /// Takes note of what a decision changed.
    void follow(Decision decision) {
        for (RecordedEvent event : decision.events()) {
            String id = event.entity().id();
            switch (event.entity().type()) {
                case "user" -> apply(User.USER, users, userIds, id, event);
                case "product" -> apply(Product.PRODUCT, products, productIds, id, event);
                case "order" -> apply(Order.ORDER, orders, new ArrayList<>(), id, event);
                default -> {
                    // conversations and lookups are not looked at
                }
            }
        }
    }

    private static <S> void apply(
            EntityType<S, ?> type, Map<String, S> states, List<String> ids, String id, RecordedEvent event) {
        S before = states.get(id);
        S after = type.evolve(before, event);
        if (after == null) {
            throw new IllegalStateException(event.entity() + " ceased to exist by " + event.type());
        }
        if (before == null) {
            ids.add(id);
        }
        states.put(id, after);
    }

    User user(String id) {
        return known(users, id);
    }

    Product product(String id) {
        return known(products, id);
    }

    Order order(String id) {
        return known(orders, id);
    }

    private static <S> S known(Map<String, S> states, String id) {
        S state = states.get(id);
        if (state == null) {
            throw new IllegalStateException("The played history knows no " + id);
        }
        return state;
    }

    /// The ids of all users, in the order in which they came.
    List<String> userIds() {
        return userIds;
    }

    List<String> productIds() {
        return productIds;
    }
}
