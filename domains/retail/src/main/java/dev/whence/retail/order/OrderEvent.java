package dev.whence.retail.order;

import dev.whence.retail.user.Address;
import java.math.BigDecimal;
import java.util.List;

/// What can happen to an order.
public sealed interface OrderEvent {

    String orderId();

    /// How an order comes into being.
    sealed interface Beginning extends OrderEvent {
        Order order();

        @Override
        default String orderId() {
            return order().orderId();
        }
    }

    /// How an existing order changes.
    sealed interface Change extends OrderEvent {}

    /// The order came from another shop's records.
    record OrderImported(Order order) implements Beginning {}

    /// The customer bought it.
    record OrderPlaced(Order order) implements Beginning {}

    /// It left the warehouse.
    record OrderShipped(String orderId, List<String> trackingId) implements Change {}

    /// It arrived.
    record OrderDelivered(String orderId) implements Change {}

    /// It was called off, and every payment was or will be refunded to its method.
    record OrderCancelled(String orderId, String cancelReason, List<Payment> refunds) implements Change {}

    /// It goes to another address.
    record OrderAddressModified(String orderId, Address address) implements Change {}

    /// It is paid in another way: the new payment and the refund of the old one.
    record OrderPaymentModified(String orderId, Payment payment, Payment refund) implements Change {}

    /// Some of its items were replaced by other options of the same products, and the difference was settled.
    record OrderItemsModified(String orderId, List<Replacement> replacements, Payment settlement) implements Change {}

    /// One item put in the place of another.
    ///
    /// @param index the place in the order's list of items, from 0
    record Replacement(int index, String itemId, OrderItem newItem) {}

    /// The customer will send items back for a refund.
    record OrderReturnRequested(String orderId, List<String> returnItems, String returnPaymentMethodId)
            implements Change {}

    /// The customer will send items back for others.
    record OrderExchangeRequested(
            String orderId,
            List<String> exchangeItems,
            List<String> exchangeNewItems,
            String exchangePaymentMethodId,
            BigDecimal exchangePriceDifference)
            implements Change {}
}
