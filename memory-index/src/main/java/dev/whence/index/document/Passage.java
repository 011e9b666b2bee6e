package dev.whence.index.document;

import java.util.function.Supplier;

/// A piece of a decision's text that can be found, with where in the decision it stands.
///
/// @param source names the place, for example `reason`, `checks.order-is-pending` or `command.items[0].name`
/// @param kind how much a match in it says about what the decision is about
public record Passage(Supplier<String> source, Kind kind, String text) {

    /// What a piece of text is to its decision.
    public enum Kind {
        /// What the decision is about: the stated reason and what failed.
        HEAD,
        /// The same, but in names that every hit shows anyway: command, events, actors.
        NAME,
        /// The same, but only to be found by, never shown.
        HIDDEN,
        /// All else that it says itself: ids and the data of command and events.
        BODY,
        /// The same for every decision of its kind: what the command does in general.
        GENERAL;

        boolean isHead() {
            return switch (this) {
                case HEAD, NAME, HIDDEN -> true;
                case BODY, GENERAL -> false;
            };
        }
    }
}
