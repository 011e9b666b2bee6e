package dev.whence.retail.order;

import dev.whence.retail.order.OrderEvent.Beginning;
import dev.whence.retail.order.OrderEvent.Change;
import dev.whence.retail.order.OrderEvent.OrderAddressModified;
import dev.whence.retail.order.OrderEvent.OrderCancelled;
import dev.whence.retail.order.OrderEvent.OrderDelivered;
import dev.whence.retail.order.OrderEvent.OrderExchangeRequested;
import dev.whence.retail.order.OrderEvent.OrderItemsModified;
import dev.whence.retail.order.OrderEvent.OrderPaymentModified;
import dev.whence.retail.order.OrderEvent.OrderReturnRequested;
import dev.whence.retail.order.OrderEvent.OrderShipped;
import dev.whence.retail.order.OrderEvent.Replacement;
import dev.whence.retail.user.Address;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How events change an order. Used by one thread, for one event.
final class OrderLife {

    private final Order before;
    private Address address;
    private final List<OrderItem> items;
    private OrderStatus status;
    private final List<Fulfillment> fulfillments;
    private final List<Payment> paymentHistory;
    private @Nullable String cancelReason;
    private @Nullable List<String> returnItems;
    private @Nullable String returnPaymentMethodId;
    private @Nullable List<String> exchangeItems;
    private @Nullable List<String> exchangeNewItems;
    private @Nullable String exchangePaymentMethodId;
    private @Nullable BigDecimal exchangePriceDifference;

    private OrderLife(Order before) {
        this.before = before;
        this.address = before.address();
        this.items = new ArrayList<>(before.items());
        this.status = before.status();
        this.fulfillments = new ArrayList<>(before.fulfillments());
        this.paymentHistory = new ArrayList<>(before.paymentHistory());
        this.cancelReason = before.cancelReason();
        this.returnItems = before.returnItems();
        this.returnPaymentMethodId = before.returnPaymentMethodId();
        this.exchangeItems = before.exchangeItems();
        this.exchangeNewItems = before.exchangeNewItems();
        this.exchangePaymentMethodId = before.exchangePaymentMethodId();
        this.exchangePriceDifference = before.exchangePriceDifference();
    }

    static Order after(@Nullable Order before, OrderEvent event) {
        return switch (event) {
            case Beginning beginning -> beginning.order();
            case Change change -> {
                if (before == null) {
                    throw new IllegalStateException(change + " changes an order that was never placed or imported");
                }
                OrderLife life = new OrderLife(before);
                life.live(change);
                yield life.order();
            }
        };
    }

    private void live(Change change) {
        switch (change) {
            case OrderShipped shipped -> {
                status = OrderStatus.PROCESSED;
                fulfillments.add(new Fulfillment(
                        shipped.trackingId(),
                        items.stream().map(OrderItem::itemId).toList()));
            }
            case OrderDelivered delivered -> status = OrderStatus.DELIVERED;
            case OrderCancelled cancelled -> {
                status = OrderStatus.CANCELLED;
                cancelReason = cancelled.cancelReason();
                paymentHistory.addAll(cancelled.refunds());
            }
            case OrderAddressModified moved -> address = moved.address();
            case OrderPaymentModified paid -> {
                paymentHistory.add(paid.payment());
                paymentHistory.add(paid.refund());
            }
            case OrderItemsModified modified -> {
                status = OrderStatus.PENDING_ITEM_MODIFIED;
                for (Replacement replacement : modified.replacements()) {
                    items.set(replacement.index(), replacement.newItem());
                }
                paymentHistory.add(modified.settlement());
            }
            case OrderReturnRequested returned -> {
                status = OrderStatus.RETURN_REQUESTED;
                returnItems = returned.returnItems();
                returnPaymentMethodId = returned.returnPaymentMethodId();
            }
            case OrderExchangeRequested exchanged -> {
                status = OrderStatus.EXCHANGE_REQUESTED;
                exchangeItems = exchanged.exchangeItems();
                exchangeNewItems = exchanged.exchangeNewItems();
                exchangePaymentMethodId = exchanged.exchangePaymentMethodId();
                exchangePriceDifference = exchanged.exchangePriceDifference();
            }
        }
    }

    private Order order() {
        return new Order(
                before.orderId(),
                before.userId(),
                address,
                items,
                status,
                fulfillments,
                paymentHistory,
                cancelReason,
                returnItems,
                returnPaymentMethodId,
                exchangeItems,
                exchangeNewItems,
                exchangePaymentMethodId,
                exchangePriceDifference);
    }
}
