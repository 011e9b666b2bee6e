package dev.whence.explain.backtest;

import dev.whence.decision.Check;
import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which past decisions a changed rule would have flipped.
///
/// @param upTo the last position that was looked at
/// @param judged how many decisions were judged
/// @param toRefused how many were accepted and would have been refused
/// @param toAccepted how many were refused and would have been accepted
/// @param otherwise of how many others the rule's own verdict would have been another
/// @param unjudged how many could not be judged, since their command cannot be read as one of today
/// @param unreadable how many decisions of the log cannot be read; what they changed is not known
/// @param examples the first flips
public record BacktestResult(
        RuleChange change,
        Position upTo,
        long judged,
        long toRefused,
        long toAccepted,
        long otherwise,
        long unjudged,
        long unreadable,
        List<Flip> examples)
        implements Explanation {

    public BacktestResult {
        examples = List.copyOf(examples);
    }

    /// A decision that would have come out otherwise.
    ///
    /// @param accepted whether it would have been accepted
    /// @param check the changed rule's check; null if the rule was dropped
    public record Flip(
            Citation decision, boolean accepted, @Nullable Check check) {

        String text() {
            return decision.text() + " would have been " + (accepted ? "accepted" : "refused")
                    + (check == null ? "" : ": " + Sentences.of(check)) + ".";
        }
    }

    /// How many decisions would have come out otherwise.
    public long flips() {
        return toRefused + toAccepted;
    }

    /// The same result with some of its examples.
    public BacktestResult showing(List<Flip> some) {
        return new BacktestResult(change, upTo, judged, toRefused, toAccepted, otherwise, unjudged, unreadable, some);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add((change.now() == null ? "Without the rule " : "With the rule ") + change.name() + " "
                + (change.now() == null ? "" : "(“" + change.now().statement() + "”) ") + "on "
                + String.join(", ", new TreeSet<>(change.commands())) + ", " + flips() + " of " + judged
                + " decisions up to position " + upTo + " would have come out otherwise: " + toRefused
                + " refused instead of accepted, " + toAccepted + " accepted instead of refused.");
        if (otherwise > 0) {
            lines.add("In " + Sentences.count(otherwise, "other")
                    + " the rule's verdict would have been another, with the same outcome.");
        }
        if (unjudged > 0) {
            lines.add(unjudged + " could not be judged: their commands cannot be read as commands of today.");
        }
        if (unreadable > 0) {
            lines.add(unreadable + " decisions of the log cannot be read; what they changed is not known.");
        }
        examples.forEach(flip -> lines.add("- " + flip.text()));
        lines.add("Each was judged on the states it was decided on; what a flip would have led to is not followed.");
        return lines;
    }
}
