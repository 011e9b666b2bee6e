package dev.whence.agent.text;

import dev.whence.explain.EditDistance;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class Similar {

    private static final int LONGEST = 60;

    private Similar() {}

    /// The known name nearest to what was given, if one is near: at most a third of its letters differ, or one
    /// contains the other.
    public static Optional<String> to(String given, Collection<String> known) {
        String wanted = shortened(given).toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(name -> near(wanted, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt(
                                (String name) -> EditDistance.between(wanted, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// The text, cut where it is too long to be repeated in a message.
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    private static boolean near(String wanted, String name) {
        if (wanted.length() >= 4 && (name.contains(wanted) || wanted.contains(name))) {
            return true;
        }
        return EditDistance.between(wanted, name) <= Math.max(1, name.length() / 3);
    }
}
