package dev.whence.retail.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.retail.values.Cents;
import java.math.BigDecimal;

/// One entry of an order's payment history.
///
/// @param amount never negative; the type tells which way it went
public record Payment(Type transactionType, BigDecimal amount, String paymentMethodId) {

    /// Which way the money went.
    public enum Type {
        /// From the customer to the shop.
        @JsonProperty("payment")
        PAYMENT,
        /// From the shop to the customer.
        @JsonProperty("refund")
        REFUND
    }

    public Payment {
        amount = Cents.of(amount);
    }

    public static Payment of(BigDecimal amount, String paymentMethodId) {
        return new Payment(Type.PAYMENT, amount, paymentMethodId);
    }

    public static Payment refund(BigDecimal amount, String paymentMethodId) {
        return new Payment(Type.REFUND, amount, paymentMethodId);
    }

    /// A price difference settled: a payment of what is owed, or else a refund of what was paid too much.
    public static Payment settling(BigDecimal difference, String paymentMethodId) {
        return difference.signum() > 0 ? of(difference, paymentMethodId) : refund(difference.negate(), paymentMethodId);
    }

    public boolean pays() {
        return transactionType == Type.PAYMENT;
    }
}
