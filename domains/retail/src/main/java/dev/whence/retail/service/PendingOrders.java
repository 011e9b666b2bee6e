package dev.whence.retail.service;

import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_CONFIRMED;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_IS_AUTHENTICATED;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_OWNS_ORDER;
import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.order.OrderRules.ITEMS_NOT_MODIFIED_BEFORE;
import static dev.whence.retail.order.OrderRules.ORDER_HAS_ONE_PAYMENT;
import static dev.whence.retail.order.OrderRules.ORDER_IS_PENDING;
import static dev.whence.retail.product.Product.PRODUCT;
import static dev.whence.retail.service.ItemRules.COUNTS_MATCH;
import static dev.whence.retail.service.ItemRules.ITEMS_ARE_IN_ORDER;
import static dev.whence.retail.service.ItemRules.ITEMS_ARE_NAMED;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_AVAILABLE;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_DIFFER;
import static dev.whence.retail.service.ItemRules.NEW_ITEMS_SAME_PRODUCT;
import static dev.whence.retail.service.PaymentRules.GIFT_CARD_COVERS_DIFFERENCE;
import static dev.whence.retail.service.PaymentRules.GIFT_CARD_COVERS_ORDER;
import static dev.whence.retail.service.PaymentRules.NEW_PAYMENT_METHOD_DIFFERS;
import static dev.whence.retail.service.PaymentRules.PAYMENTS_CAN_BE_REFUNDED;
import static dev.whence.retail.service.PaymentRules.PAYMENT_METHOD_BELONGS_TO_USER;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.CommandType;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderEvent.OrderAddressModified;
import dev.whence.retail.order.OrderEvent.OrderCancelled;
import dev.whence.retail.order.OrderEvent.OrderItemsModified;
import dev.whence.retail.order.OrderEvent.OrderPaymentModified;
import dev.whence.retail.order.Payment;
import dev.whence.retail.service.CustomerRequest.AboutOrder;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderAddress;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import java.util.List;

/// What can be done with an order before it is sent.
public final class PendingOrders {

    public static final Rule<CancelPendingOrder> CANCEL_REASON_IS_ACCEPTED = Rule.invariant(
            "cancel-reason-is-accepted",
            "An order is cancelled only because it is 'no longer needed' or was 'ordered by mistake'",
            in -> in.given("cancel_reason", CancelPendingOrder::cancelReason)
                    .isOneOf("no longer needed", "ordered by mistake"));

    public static final CommandType<CancelPendingOrder> CANCEL_PENDING_ORDER = about(CancelPendingOrder.class)
            .describedAs("Cancels a pending order. Everything paid is refunded to the payment methods it came from: "
                    + "to a gift card at once, otherwise in 5 to 7 business days.")
            .destructive()
            .reading(USER, PendingOrders::owner)
            .requires(ORDER_IS_PENDING, ITEMS_NOT_MODIFIED_BEFORE, CANCEL_REASON_IS_ACCEPTED, PAYMENTS_CAN_BE_REFUNDED)
            .produces(in -> {
                List<Payment> refunds = Payments.toRefund(in.the(ORDER)).stream()
                        .map(Payments.Entry::refund)
                        .toList();
                OrderCancelled cancelled =
                        new OrderCancelled(in.command().orderId(), in.command().cancelReason(), refunds);
                return GiftCards.with(
                        cancelled, in.the(USER).state(), in.command().orderId(), refunds);
            });

    public static final CommandType<ModifyPendingOrderAddress> MODIFY_PENDING_ORDER_ADDRESS = about(
                    ModifyPendingOrderAddress.class)
            .describedAs("Sends a pending order to another address. Do this before modifying its items: afterwards "
                    + "the order cannot be changed any more. The customer's default address stays as it is.")
            .requires(ORDER_IS_PENDING, ITEMS_NOT_MODIFIED_BEFORE)
            .produces(in -> List.of(new OrderAddressModified(
                    in.command().orderId(), in.command().address())));

    public static final CommandType<ModifyPendingOrderPayment> MODIFY_PENDING_ORDER_PAYMENT = about(
                    ModifyPendingOrderPayment.class)
            .describedAs("Pays a pending order with another of the customer's payment methods. The payment method it "
                    + "was paid with is refunded: a gift card at once, otherwise in 5 to 7 business days.")
            .reading(USER, PendingOrders::owner)
            .requires(
                    ORDER_IS_PENDING,
                    ITEMS_NOT_MODIFIED_BEFORE,
                    ORDER_HAS_ONE_PAYMENT,
                    PAYMENT_METHOD_BELONGS_TO_USER,
                    NEW_PAYMENT_METHOD_DIFFERS,
                    GIFT_CARD_COVERS_ORDER)
            .produces(in -> {
                Payment old = in.the(ORDER).state().paymentHistory().getFirst();
                Payment payment = Payment.of(old.amount(), in.command().paymentMethodId());
                Payment refund = Payment.refund(old.amount(), old.paymentMethodId());
                OrderPaymentModified modified =
                        new OrderPaymentModified(in.command().orderId(), payment, refund);
                return GiftCards.with(
                        modified, in.the(USER).state(), in.command().orderId(), List.of(payment, refund));
            });

    public static final CommandType<ModifyPendingOrderItems> MODIFY_PENDING_ORDER_ITEMS = about(
                    ModifyPendingOrderItems.class)
            .describedAs("Replaces items of a pending order by other options of the same products and settles the "
                    + "price difference. Collect all items first: this works only once per order, and afterwards the "
                    + "order can be neither modified nor cancelled.")
            .destructive()
            .reading(USER, PendingOrders::owner)
            .readingEach(PRODUCT, Swap::products)
            .requires(
                    ORDER_IS_PENDING,
                    ITEMS_NOT_MODIFIED_BEFORE,
                    ITEMS_ARE_NAMED,
                    ITEMS_ARE_IN_ORDER,
                    COUNTS_MATCH,
                    NEW_ITEMS_DIFFER,
                    NEW_ITEMS_SAME_PRODUCT,
                    NEW_ITEMS_AVAILABLE,
                    PAYMENT_METHOD_BELONGS_TO_USER,
                    GIFT_CARD_COVERS_DIFFERENCE)
            .produces(in -> {
                Payment settlement =
                        Payment.settling(Swap.totalDifference(in), in.command().paymentMethodId());
                OrderItemsModified modified = new OrderItemsModified(
                        in.command().orderId(),
                        Swap.all(in).stream().map(Swap::replacement).toList(),
                        settlement);
                return GiftCards.with(
                        modified, in.the(USER).state(), in.command().orderId(), List.of(settlement));
            });

    private PendingOrders() {}

    /// Begins a request about an order of the conversation's customer, who confirmed it.
    static <C extends Record & AboutOrder> CommandType.Builder<C> about(Class<C> request) {
        return CommandType.of(request)
                .on(ORDER, AboutOrder::orderId)
                .readingIfAny(CONVERSATION, in -> in.origin().conversation())
                .requires(CUSTOMER_IS_AUTHENTICATED, CUSTOMER_OWNS_ORDER, CUSTOMER_CONFIRMED);
    }

    /// The user whose order it is.
    static String owner(Scope<? extends AboutOrder> in) {
        Order order = in.the(ORDER).state();
        return order.userId();
    }
}
