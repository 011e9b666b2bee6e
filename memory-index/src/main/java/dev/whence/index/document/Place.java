package dev.whence.index.document;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A place within a decision's data; written out only where somebody reads it.
///
/// @param step `.name` of a property or `[n]` of an element; the root's has neither mark
/// @param name the nearest property whose name is a name and not a key such as `gift_card_1725971`
record Place(@Nullable Place parent, String step, @Nullable String name) implements Supplier<String> {

    private static final int MAX_NAME = 40;
    private static final int KEY_DIGITS = 3;

    static Place root(String step) {
        return new Place(null, step, null);
    }

    Place property(String property) {
        return new Place(this, "." + property, isName(property) ? property : name);
    }

    Place element(int index) {
        return new Place(this, "[" + index + "]", name);
    }

    /// Whether a property is named by whoever designed the data, rather than keyed by an id that the data brought.
    private static boolean isName(String property) {
        int digits = 0;
        for (int i = 0; i < property.length(); i++) {
            digits = Character.isDigit(property.charAt(i)) ? digits + 1 : 0;
            if (digits == KEY_DIGITS || Character.isWhitespace(property.charAt(i))) {
                return false;
            }
        }
        return !property.isEmpty() && property.length() <= MAX_NAME;
    }

    @Override
    public String get() {
        return parent == null ? step : parent.get() + step;
    }
}
