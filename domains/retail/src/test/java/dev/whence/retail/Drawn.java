package dev.whence.retail;

import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.PersonName;
import dev.whence.retail.user.User;
import java.util.List;
import java.util.Map;

/// Users, products and orders to import, sound or not as their amount is.
final class Drawn {

    private Drawn() {}

    static User user(String id, String balance) {
        return new User(
                id,
                new PersonName("New", "Customer"),
                Stock.HILL,
                id + "@post.example",
                Map.of("gift_" + id, PaymentMethod.giftCard("gift_" + id, Stock.money(balance))),
                List.of());
    }

    static Product product(String id, String price) {
        return new Product(id, "Bowl", Map.of("i" + id, new Variant("i" + id, Map.of(), true, Stock.money(price))));
    }

    static Order order(String id, String userId, String methodId, String price) {
        OrderItem item = new OrderItem("Bowl", "p", "ip", Stock.money(price), Map.of());
        return new Order(
                id,
                userId,
                Stock.HILL,
                List.of(item),
                OrderStatus.PENDING,
                List.of(),
                List.of(Payment.of(Stock.money(price), methodId)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
