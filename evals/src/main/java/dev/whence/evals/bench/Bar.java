package dev.whence.evals.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// One requirement, and what was measured against it.
///
/// @param what in words
/// @param measured the figure
/// @param required the least or the most that it may be
/// @param atLeast whether it is the least
record Bar(String what, double measured, double required, boolean atLeast) {

    static Bar atLeast(double required, String what, double measured) {
        return new Bar(what, measured, required, true);
    }

    static Bar atMost(double required, String what, double measured) {
        return new Bar(what, measured, required, false);
    }

    @JsonProperty
    boolean met() {
        return atLeast ? measured >= required : measured <= required;
    }

    /// For people.
    String text() {
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
        return String.format(Locale.ROOT, Math.abs(number) < 100 ? "%.2f" : "%,.0f", number);
    }
}
