package dev.whence.index.query;

import dev.whence.schema.Shapes;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks for decisions with a number in a range: at least one number under the name must be in it.
///
/// A number stands under the name of the innermost property that holds it, in the data of the command, the data of
/// the events, or the facts that rules saw: `{"payment": {"amount": 54.04}}` and the fact `refund.amount` are both
/// `amount`. Elements of a list stand under the list's name, and keys that are ids (`{"balances":
/// {"gift_card_1725971": 12}}`) are passed over. The length of a list stands under `number_of_` and its name, where
/// `item_ids` counts as `items`. Comparison is by value with the 15 to 17 digits of a double.
///
/// @param name the name, written `unit_price` or `unitPrice`
/// @param least the lower bound; null for none
/// @param leastIncluded whether the lower bound itself is in the range
/// @param most the upper bound; null for none
/// @param mostIncluded whether the upper bound itself is in the range
public record NumberRange(
        String name,
        @Nullable BigDecimal least,
        boolean leastIncluded,
        @Nullable BigDecimal most,
        boolean mostIncluded) {

    /// Begins the names under which the lengths of lists stand: `number_of_items`.
    public static final String COUNT = "number_of_";

    private static final String FORM = "write name, comparison and number: amount>200, amount>=200, amount<50, "
            + "amount<=50, amount=54.04, or amount=50..200 for both bounds";

    private static final String NUMBER = "([-+]?\\d{1,30}(?:\\.\\d{1,30})?)";

    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_ -]{0,59}?)\\s*(>=|<=|>|<|=)\\s*\\$?" + NUMBER
                    + "(?:\\s*\\.\\.\\s*\\$?" + NUMBER + ")?\\s*");

    public NumberRange {
        if (name.isBlank()) {
            throw new UnusableQueryException("A number range has no name; " + FORM);
        }
        if (least == null && most == null) {
            throw new UnusableQueryException("The range of " + Quote.of(name) + " has no bound; " + FORM);
        }
        if (least != null && most != null && isEmpty(least, most, leastIncluded && mostIncluded)) {
            throw new UnusableQueryException("No number is in the range of " + Quote.of(name) + " from " + least
                    + " to " + most + "; exchange the bounds");
        }
        name = plainName(name);
    }

    private static boolean isEmpty(BigDecimal least, BigDecimal most, boolean bothIncluded) {
        int order = least.compareTo(most);
        return order > 0 || order == 0 && !bothIncluded;
    }

    public static NumberRange above(String name, BigDecimal bound) {
        return new NumberRange(name, bound, false, null, false);
    }

    public static NumberRange atLeast(String name, BigDecimal bound) {
        return new NumberRange(name, bound, true, null, false);
    }

    public static NumberRange below(String name, BigDecimal bound) {
        return new NumberRange(name, null, false, bound, false);
    }

    public static NumberRange atMost(String name, BigDecimal bound) {
        return new NumberRange(name, null, false, bound, true);
    }

    /// Both bounds included.
    public static NumberRange between(String name, BigDecimal least, BigDecimal most) {
        return new NumberRange(name, least, true, most, true);
    }

    /// Reads the written form, for example `amount>200`, `amount<=50`, `amount=54.04` or `amount=50..200`.
    ///
    /// @throws UnusableQueryException if it is not of that form
    public static NumberRange parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new UnusableQueryException("'" + Quote.of(written) + "' is not a number range; " + FORM);
        }
        String name = parts.group(1);
        BigDecimal bound = new BigDecimal(parts.group(3));
        String second = parts.group(4);
        if (second != null && !parts.group(2).equals("=")) {
            throw new UnusableQueryException(
                    "'" + Quote.of(written) + "' is not a number range: it has a comparison and two bounds; " + FORM);
        }
        return switch (parts.group(2)) {
            case ">" -> above(name, bound);
            case ">=" -> atLeast(name, bound);
            case "<" -> below(name, bound);
            case "<=" -> atMost(name, bound);
            default -> between(name, bound, second == null ? bound : new BigDecimal(second));
        };
    }

    /// The form that [#parse] reads, except that of a range with two bounds at least one of which is not in it.
    public String written() {
        if (least != null && most != null) {
            return name + "=" + least.toPlainString() + (least.compareTo(most) == 0 ? "" : ".." + most.toPlainString());
        }
        return least != null
                ? name + (leastIncluded ? ">=" : ">") + least.toPlainString()
                : name
                        + (mostIncluded ? "<=" : "<")
                        + Objects.requireNonNull(most).toPlainString();
    }

    /// Whether the range and another of the same name have no number in common.
    public boolean isApart(NumberRange other) {
        return name.equals(other.name) && (isBelow(other) || other.isBelow(this));
    }

    private boolean isBelow(NumberRange other) {
        return most != null && other.least != null && isEmpty(other.least, most, mostIncluded && other.leastIncluded);
    }

    /// Whether a number is in the range.
    public boolean contains(double value) {
        int toLeast = least == null ? 1 : Double.compare(value, least.doubleValue());
        int toMost = most == null ? -1 : Double.compare(value, most.doubleValue());
        return (leastIncluded ? toLeast >= 0 : toLeast > 0) && (mostIncluded ? toMost <= 0 : toMost < 0);
    }

    /// The name in the form under which numbers are indexed.
    public static String plainName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c == '_')) {
                return Shapes.snakeCase(name.strip().replace(' ', '_').replace('-', '_'));
            }
        }
        return name;
    }
}
