package dev.whence.retail.values;

import static dev.whence.model.Conditions.allOf;

import dev.whence.decision.Evidence;
import dev.whence.model.Fact;
import java.math.BigDecimal;
import java.util.Collection;

/// Amounts of money as decimals with two places.
public final class Cents {

    public static final BigDecimal ZERO = new BigDecimal("0.00");

    private static final int PLACES = 2;

    private Cents() {}

    /// The amount written with two places; one that is finer than a cent stays as it is, for a rule to find.
    public static BigDecimal of(BigDecimal amount) {
        return areWhole(amount) ? amount.setScale(PLACES) : amount;
    }

    /// Whether the amount is not finer than a cent.
    public static boolean areWhole(BigDecimal amount) {
        return amount.scale() <= PLACES || amount.stripTrailingZeros().scale() <= PLACES;
    }

    public static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add);
    }

    /// Whether an amount is there, not below zero, and not finer than a cent.
    public static Evidence isSound(Fact<BigDecimal> amount) {
        BigDecimal value = amount.value();
        int places = value == null ? 0 : Math.max(0, value.stripTrailingZeros().scale());
        return allOf(
                amount.atLeast(ZERO),
                Fact.computed("decimal places of " + amount.name(), places, amount)
                        .atMost(PLACES));
    }
}
