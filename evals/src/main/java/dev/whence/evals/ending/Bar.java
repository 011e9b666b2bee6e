package dev.whence.evals.ending;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// One requirement, and what was measured against it.
///
/// @param what in words
/// @param measured the figure
/// @param required the least or the most that it may be
/// @param atLeast whether it is the least
public record Bar(String what, double measured, double required, boolean atLeast) {

    /// The figure must be this or more.
    public static Bar atLeast(double required, String what, double measured) {
        return new Bar(what, measured, required, true);
    }

    /// The figure must be this or less.
    public static Bar atMost(double required, String what, double measured) {
        return new Bar(what, measured, required, false);
    }

    /// Whether the figure is as it has to be.
    @JsonProperty
    public boolean met() {
        return atLeast ? measured >= required : measured <= required;
    }

    /// For people.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%-9s %s: %s, %s %s",
                met() ? "met" : "BELOW BAR",
                what,
                number(measured),
                atLeast ? "at least" : "at most",
                number(required));
    }

    private static String number(double number) {
        double size = Math.abs(number);
        return String.format(Locale.ROOT, size < 1 ? "%.3f" : size < 100 ? "%.2f" : "%,.0f", number);
    }
}
