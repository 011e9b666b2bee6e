package dev.whence.retail.order;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.retail.order.Order.ORDER;

import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.Rule;
import java.util.List;

/// The rules that look at one order alone, and so tell what is possible with it now.
public final class OrderRules {

    public static final Rule<Object> ORDER_IS_PENDING = Rule.invariant(
            "order-is-pending",
            "Only a pending order can be cancelled or modified",
            ORDER,
            order -> status(order).is(OrderStatus.PENDING));

    public static final Rule<Object> ITEMS_NOT_MODIFIED_BEFORE = Rule.invariant(
            "items-not-modified-before",
            "The items of an order can be modified only once, and after that it can be neither modified nor cancelled",
            ORDER,
            order -> status(order).isNot(OrderStatus.PENDING_ITEM_MODIFIED));

    public static final Rule<Object> ORDER_IS_DELIVERED = Rule.invariant(
            "order-is-delivered",
            "Only a delivered order can be returned or exchanged",
            ORDER,
            order -> status(order).is(OrderStatus.DELIVERED));

    public static final Rule<Object> NOT_SENT_BACK_BEFORE = Rule.invariant(
            "not-sent-back-before",
            "Items of an order can be returned or exchanged only once",
            ORDER,
            order -> allOf(
                    order.fact("return_items", Order::returnItems).isAbsent(),
                    order.fact("exchange_items", Order::exchangeItems).isAbsent()));

    public static final Rule<Object> ORDER_HAS_ONE_PAYMENT = Rule.invariant(
            "order-has-one-payment",
            "The payment method can be changed only while the order has exactly one payment and no refund",
            ORDER,
            order -> allOf(entries(order).is(1), paymentType(order, 0).is(Payment.Type.PAYMENT)));

    private OrderRules() {}

    public static Fact<OrderStatus> status(Loaded<Order> order) {
        return order.fact("status", Order::status);
    }

    private static Fact<Integer> entries(Loaded<Order> order) {
        Fact<List<Payment>> history = order.fact("payment_history", Order::paymentHistory);
        return Fact.computed(
                "entries in order.payment_history",
                order.state().paymentHistory().size(),
                history);
    }

    private static Fact<Payment.Type> paymentType(Loaded<Order> order, int index) {
        return order.fact(
                "payment_history." + index + ".transaction_type",
                state -> index < state.paymentHistory().size()
                        ? state.paymentHistory().get(index).transactionType()
                        : null);
    }
}
