package dev.whence.retail.service;

import static dev.whence.retail.order.OrderRules.NOT_SENT_BACK_BEFORE;
import static dev.whence.retail.order.OrderRules.ORDER_IS_DELIVERED;
import static dev.whence.retail.product.Product.PRODUCT;
import static dev.whence.retail.service.ItemRules.COUNTS_MATCH;
import static dev.whence.retail.service.ItemRules.ITEMS_ARE_IN_ORDER;
import static dev.whence.retail.service.ItemRules.ITEMS_ARE_NAMED;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_AVAILABLE;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_DIFFER;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_SAME_PRODUCT;
import static dev.whence.retail.service.PaymentRules.GIFT_CARD_COVERS_DIFFERENCE;
import static dev.whence.retail.service.PaymentRules.PAYMENT_METHOD_BELONGS_TO_USER;
import static dev.whence.retail.service.PaymentRules.REFUND_GOES_BACK_OR_TO_GIFT_CARD;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.CommandType;
import dev.whence.retail.order.OrderEvent.OrderExchangeRequested;
import dev.whence.retail.order.OrderEvent.OrderReturnRequested;
import dev.whence.retail.service.CustomerRequest.ExchangeDeliveredOrderItems;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import java.util.List;

/// What can be done with an order after it has arrived.
public final class DeliveredOrders {

    public static final CommandType<ReturnDeliveredOrderItems> RETURN_DELIVERED_ORDER_ITEMS = PendingOrders.about(
                    ReturnDeliveredOrderItems.class)
            .describedAs("Requests the return of items of a delivered order; the customer gets an e-mail on how to "
                    + "send them back. Collect all items first: an order can be returned or exchanged only once.")
            .destructive()
            .reading(USER, PendingOrders::owner)
            .requires(
                    ORDER_IS_DELIVERED,
                    NOT_SENT_BACK_BEFORE,
                    ITEMS_ARE_NAMED,
                    ITEMS_ARE_IN_ORDER,
                    PAYMENT_METHOD_BELONGS_TO_USER,
                    REFUND_GOES_BACK_OR_TO_GIFT_CARD)
            .produces(in -> List.of(new OrderReturnRequested(
                    in.command().orderId(),
                    sorted(in.command().itemIds()),
                    in.command().paymentMethodId())));

    public static final CommandType<ExchangeDeliveredOrderItems> EXCHANGE_DELIVERED_ORDER_ITEMS = PendingOrders.about(
                    ExchangeDeliveredOrderItems.class)
            .describedAs("Requests the exchange of items of a delivered order for other options of the same products; "
                    + "the customer gets an e-mail on how to send them back, and no new order is needed. Collect all "
                    + "items first: an order can be returned or exchanged only once.")
            .destructive()
            .reading(USER, PendingOrders::owner)
            .readingEach(PRODUCT, Swap::products)
            .requires(
                    ORDER_IS_DELIVERED,
                    NOT_SENT_BACK_BEFORE,
                    ITEMS_ARE_NAMED,
                    ITEMS_ARE_IN_ORDER,
                    COUNTS_MATCH,
                    NEW_ITEMS_DIFFER,
                    NEW_ITEMS_SAME_PRODUCT,
                    NEW_ITEMS_AVAILABLE,
                    PAYMENT_METHOD_BELONGS_TO_USER,
                    GIFT_CARD_COVERS_DIFFERENCE)
            .produces(in -> List.of(new OrderExchangeRequested(
                    in.command().orderId(),
                    sorted(in.command().itemIds()),
                    sorted(in.command().newItemIds()),
                    in.command().paymentMethodId(),
                    Swap.totalDifference(in))));

    private DeliveredOrders() {}

    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
