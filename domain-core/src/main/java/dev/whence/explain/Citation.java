package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Outcome;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision that a statement rests on, with what a reader wants to know of it at once.
///
/// @param actor who asked: agent, else principal
/// @param reason the stated reason, in the caller's words
public record Citation(
        DecisionId decision,
        Position position,
        Instant time,
        String command,
        Outcome outcome,
        String actor,
        @Nullable String onBehalfOf,
        @Nullable String reason) {

    public static Citation of(Decision decision) {
        return new Citation(
                decision.id(),
                decision.position(),
                decision.time(),
                decision.command().type(),
                decision.outcome(),
                decision.origin().actor(),
                decision.origin().onBehalfOf(),
                decision.origin().reason());
    }

    static Citation of(Outline decision) {
        return new Citation(
                decision.id(),
                decision.position(),
                decision.time(),
                decision.command().type(),
                decision.outcome(),
                decision.origin().actor(),
                decision.origin().onBehalfOf(),
                decision.origin().reason());
    }

    /// For example `decision 17 (DeliverOrder by clerk-anna at 2026-04-30T10:00:00Z, stated reason “arrived”)`.
    public String text() {
        StringBuilder text = new StringBuilder("decision ")
                .append(position)
                .append(" (")
                .append(command)
                .append(" by ")
                .append(Sentences.quoted(actor));
        if (onBehalfOf != null) {
            text.append(" on behalf of ").append(Sentences.quoted(onBehalfOf));
        }
        text.append(" at ").append(time);
        if (reason != null) {
            text.append(", stated reason ").append(Sentences.quoted(reason));
        }
        return text.append(')').toString();
    }

    /// For example `decision 17 (DeliverOrder by clerk-anna)`.
    public String brief() {
        return "decision " + position + " (" + command + " by " + Sentences.quoted(actor) + ")";
    }
}
