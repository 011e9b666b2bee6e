package dev.whence.explain;

import dev.whence.explain.flip.Change;
import dev.whence.explain.flip.Flips;
import java.util.List;
import java.util.stream.Collectors;

/// Turns what would flip a verdict into sentences.
public final class FlipText {

    private static final int SHOWN = 3;

    private FlipText() {}

    /// What would flip it, or that nothing that was tried does; without a full stop.
    ///
    /// @param what the kind of values that were tried, for example `the command's arguments`
    public static String of(Flips flips, String what) {
        if (flips.sets().isEmpty()) {
            return "No change of up to " + flips.mostChanges() + " of " + what
                    + (flips.exhausted() ? " would flip it" : " that was tried would flip it");
        }
        return "It would be accepted if "
                + flips.sets().stream().limit(SHOWN).map(FlipText::of).collect(Collectors.joining("; or if "));
    }

    /// For example `command.amount were 100 instead of 250`.
    public static String of(List<Change> set) {
        return set.stream().map(FlipText::of).collect(Collectors.joining(" and "));
    }

    private static String of(Change change) {
        if (change.to().isString() && change.to().stringValue().equals(Change.ANY_TEXT)) {
            return change.name() + (change.from().isNull() ? " were given" : " were another text");
        }
        return change.name() + " were " + Sentences.value(change.to()) + " instead of "
                + Sentences.value(change.from());
    }
}
