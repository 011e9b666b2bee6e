package dev.whence.explain.claim;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether single parts of a claim are true of a decision. A part that is not claimed is true of all.
record Matching(Claim claim) {

    boolean event(Decision decision) {
        return claim.event() == null || occurrences(decision) > 0;
    }

    /// How often the claimed event happened by a decision; once where no event is claimed.
    long occurrences(Decision decision) {
        return claim.event() == null
                ? 1
                : decision.events().stream()
                        .filter(event -> event.type().equals(claim.event()))
                        .filter(event -> claim.entity() == null || isOn(claim.entity(), event.entity()))
                        .count();
    }

    private static boolean isOn(EntityRef claimed, EntityRef entity) {
        return claimed.equals(entity);
    }

    boolean outcome(Decision decision) {
        return claim.outcome() == null || claim.outcome() == decision.outcome();
    }

    boolean actor(Decision decision) {
        Origin origin = decision.origin();
        return claim.actor() == null || same(claim.actor(), origin.agent()) || same(claim.actor(), origin.principal());
    }

    boolean onBehalfOf(Decision decision) {
        return claim.onBehalfOf() == null
                || same(claim.onBehalfOf(), decision.origin().onBehalfOf());
    }

    boolean reason(Decision decision) {
        String stated = decision.origin().reason();
        return claim.reason() == null
                || stated != null
                        && stated.toLowerCase(Locale.ROOT)
                                .contains(claim.reason().toLowerCase(Locale.ROOT));
    }

    boolean time(Decision decision) {
        return (claim.from() == null || !decision.time().isBefore(claim.from()))
                && (claim.to() == null || !decision.time().isAfter(claim.to()));
    }

    /// How many of the parts that tell of whom, when and why are true of a decision.
    long score(Decision decision) {
        return Stream.of(outcome(decision), actor(decision), onBehalfOf(decision), reason(decision), time(decision))
                .filter(part -> part)
                .count();
    }

    boolean all(Decision decision) {
        return score(decision) == 5;
    }

    private static boolean same(String claimed, @Nullable String recorded) {
        return recorded != null && claimed.equalsIgnoreCase(recorded);
    }
}
