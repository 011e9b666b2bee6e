package dev.whence.retail.order;

import dev.whence.model.EntityType;
import dev.whence.retail.user.Address;
import dev.whence.retail.user.User;
import dev.whence.retail.values.Cents;
import dev.whence.schema.Describe;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user bought, where it goes, what was paid, and what became of it.
///
/// @param paymentHistory every payment and refund, oldest first
/// @param cancelReason why it was cancelled, if it was
/// @param returnItems the items to be returned, if a return was requested
/// @param exchangeItems the items to be exchanged, if an exchange was requested
/// @param exchangeNewItems what they are to be exchanged for
/// @param exchangePriceDifference what the new items cost more; negative if they cost less
public record Order(
        @Describe("For example #W4821907") String orderId,

        @Describe("Whose order it is, for example mara_lund_4821")
        String userId,

        @Describe("Where it goes") Address address,
        List<OrderItem> items,
        OrderStatus status,
        List<Fulfillment> fulfillments,
        List<Payment> paymentHistory,
        @Nullable String cancelReason,
        @Nullable List<String> returnItems,
        @Nullable String returnPaymentMethodId,
        @Nullable List<String> exchangeItems,
        @Nullable List<String> exchangeNewItems,
        @Nullable String exchangePaymentMethodId,
        @Nullable BigDecimal exchangePriceDifference) {

    public static final EntityType<Order, OrderEvent> ORDER = EntityType.named("order", Order.class)
            .describedAs("What a user bought: items, address, status, parcels, payments and refunds, and what was "
                    + "cancelled, returned or exchanged")
            .personalDataOf(order -> User.USER.ref(order.userId()))
            .changedBy(OrderEvent.class, OrderEvent::orderId, OrderLife::after);

    public Order {
        items = List.copyOf(items);
        fulfillments = List.copyOf(fulfillments);
        paymentHistory = List.copyOf(paymentHistory);
        returnItems = returnItems == null ? null : List.copyOf(returnItems);
        exchangeItems = exchangeItems == null ? null : List.copyOf(exchangeItems);
        exchangeNewItems = exchangeNewItems == null ? null : List.copyOf(exchangeNewItems);
        exchangePriceDifference = exchangePriceDifference == null ? null : Cents.of(exchangePriceDifference);
    }

    /// An order that was just placed and paid.
    public static Order placed(String orderId, String userId, Address address, List<OrderItem> items, Payment payment) {
        return new Order(
                orderId,
                userId,
                address,
                items,
                OrderStatus.PENDING,
                List.of(),
                List.of(payment),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// What the items cost together.
    public BigDecimal total() {
        return Cents.sum(items.stream().map(OrderItem::price).toList());
    }

    /// What was paid and not refunded.
    public BigDecimal paid() {
        return Cents.sum(paymentHistory.stream()
                .map(entry -> entry.pays() ? entry.amount() : entry.amount().negate())
                .toList());
    }
}
