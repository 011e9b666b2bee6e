package dev.whence.retail.service;

import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.Payment;
import dev.whence.retail.values.Cents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads an order's payment history: what is still to be refunded, and who paid.
final class Payments {

    private Payments() {}

    /// A payment that was not refunded, or not wholly.
    ///
    /// @param index its place in the payment history
    /// @param amount what is left to refund
    record Entry(int index, BigDecimal amount, String paymentMethodId) {

        String label() {
            return amount + " from " + paymentMethodId;
        }

        Payment refund() {
            return Payment.refund(amount, paymentMethodId);
        }
    }

    /// What is left to refund of each payment, refunds being set against the oldest payments of their method.
    static List<Entry> toRefund(Loaded<Order> order) {
        List<Payment> history = order.state().paymentHistory();
        Map<String, BigDecimal> refunded = new HashMap<>();
        history.stream()
                .filter(entry -> !entry.pays())
                .forEach(refund -> refunded.merge(refund.paymentMethodId(), refund.amount(), BigDecimal::add));
        List<Entry> open = new ArrayList<>();
        for (int index = 0; index < history.size(); index++) {
            Payment entry = history.get(index);
            if (entry.pays()) {
                BigDecimal before = refunded.getOrDefault(entry.paymentMethodId(), Cents.ZERO);
                BigDecimal covered = before.min(entry.amount());
                refunded.put(entry.paymentMethodId(), before.subtract(covered));
                if (covered.compareTo(entry.amount()) < 0) {
                    open.add(new Entry(index, entry.amount().subtract(covered), entry.paymentMethodId()));
                }
            }
        }
        return open;
    }

    /// The method of the first payment that was not refunded, or of the first where all were.
    static Fact<String> paidBy(Loaded<Order> order) {
        return toRefund(order).stream()
                .findFirst()
                .map(entry -> method(order, entry.index()))
                .orElseGet(() -> method(order, 0));
    }

    static Fact<List<Payment>> history(Loaded<Order> order) {
        return order.fact("payment_history", Order::paymentHistory);
    }

    static Fact<String> method(Loaded<Order> order, int index) {
        return entry(order, index, "payment_method_id", Payment::paymentMethodId);
    }

    static Fact<BigDecimal> amount(Loaded<Order> order, int index) {
        return entry(order, index, "amount", Payment::amount);
    }

    private static <T> Fact<T> entry(
            Loaded<Order> order, int index, String field, Function<Payment, ? extends T> getter) {
        if (index >= order.state().paymentHistory().size()) {
            throw new NotEvaluableException(order.ref() + " has no payment");
        }
        return order.fact(
                "payment_history." + index + "." + field,
                state -> getter.apply(state.paymentHistory().get(index)));
    }
}
