package dev.whence.index;

import dev.whence.decision.EntityRef;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.math.BigDecimal;
import java.util.List;

/// A small domain whose words the index learns.
final class Shop {

    record Order(String orderId, String status) {}

    sealed interface OrderEvent {
        String orderId();
    }

    record OrderCancelled(String orderId, String reason, BigDecimal amount) implements OrderEvent {}

    record ItemsReturned(String orderId, List<String> itemIds, BigDecimal amount) implements OrderEvent {}

    record CancelPendingOrder(String orderId) {}

    record ReturnDeliveredItems(String orderId, List<String> itemIds) {}

    static final EntityType<Order, OrderEvent> ORDER = EntityType.named("order", Order.class)
            .changedBy(OrderEvent.class, OrderEvent::orderId, (order, event) -> switch (event) {
                case OrderCancelled cancelled -> new Order(cancelled.orderId(), "cancelled");
                case ItemsReturned returned -> new Order(returned.orderId(), "returned");
            });

    static final CommandType<CancelPendingOrder> CANCEL = CommandType.of(CancelPendingOrder.class)
            .describedAs("Cancels a pending order and refunds what was paid.")
            .on(ORDER, CancelPendingOrder::orderId)
            .produces(in -> List.of(new OrderCancelled(in.command().orderId(), "", BigDecimal.ONE)));

    static final CommandType<ReturnDeliveredItems> RETURN = CommandType.of(ReturnDeliveredItems.class)
            .describedAs("Takes items of a delivered order back.")
            .on(ORDER, ReturnDeliveredItems::orderId)
            .produces(in -> List.of(
                    new ItemsReturned(in.command().orderId(), in.command().itemIds(), BigDecimal.ONE)));

    static final Domain DOMAIN = domain(1);

    private Shop() {}

    static Domain domain(int version) {
        return Domain.named("shop")
                .version(version)
                .entities(ORDER)
                .commands(CANCEL, RETURN)
                .build();
    }

    static EntityRef order(String id) {
        return ORDER.ref(id);
    }
}
