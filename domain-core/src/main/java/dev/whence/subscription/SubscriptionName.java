package dev.whence.subscription;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// Names one subscription for ever: what is stored under a name is found again by it.
public record SubscriptionName(@JsonValue String value) implements Comparable<SubscriptionName> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}");

    @JsonCreator
    public SubscriptionName {
        if (!fits(value)) {
            throw new IllegalArgumentException("'" + (value.length() > 100 ? value.substring(0, 100) + "…" : value)
                    + "' is not a name of a subscription: use 1 to 80 small letters, digits, '-' and '_',"
                    + " beginning with a letter or digit, such as search-index");
        }
    }

    public static SubscriptionName of(String value) {
        return new SubscriptionName(value);
    }

    /// Whether the text has the form of a name.
    public static boolean fits(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(SubscriptionName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
