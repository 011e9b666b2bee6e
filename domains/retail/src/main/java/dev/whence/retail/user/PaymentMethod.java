package dev.whence.retail.user;

import dev.whence.retail.values.Cents;
import dev.whence.schema.Describe;
import dev.whence.schema.Personal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A way in which a user pays.
///
/// @param brand of a credit card
/// @param lastFour the last four digits of a credit card
/// @param balance what is left on a gift card
public record PaymentMethod(
        PaymentSource source,
        @Describe("For example gift_card_6190034") String id,

        @Personal @Describe("A credit card's brand, for example visa") @Nullable
        String brand,

        @Personal @Describe("A credit card's last four digits") @Nullable
        String lastFour,

        @Describe("What is left on a gift card, for example 62.00") @Nullable
        BigDecimal balance) {

    public PaymentMethod {
        balance = balance == null ? null : Cents.of(balance);
    }

    public static PaymentMethod paypal(String id) {
        return new PaymentMethod(PaymentSource.PAYPAL, id, null, null, null);
    }

    public static PaymentMethod creditCard(String id, String brand, String lastFour) {
        return new PaymentMethod(PaymentSource.CREDIT_CARD, id, brand, lastFour, null);
    }

    public static PaymentMethod giftCard(String id, BigDecimal balance) {
        return new PaymentMethod(PaymentSource.GIFT_CARD, id, null, null, balance);
    }

    /// Whether this is a gift card, from which payments are taken and to which refunds are made at once.
    public boolean keepsBalance() {
        return source == PaymentSource.GIFT_CARD;
    }

    PaymentMethod plus(BigDecimal amount) {
        if (balance == null) {
            throw new IllegalStateException(id + " keeps no balance: only gift cards do");
        }
        return new PaymentMethod(source, id, brand, lastFour, balance.add(amount));
    }
}
