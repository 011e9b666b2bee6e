package dev.whence.log;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that is true of some decisions, and that a log can look up without reading the others.
///
/// The written form, `toString`, is one for each criterion and never changes: stores index decisions by it.
public sealed interface Criterion {

    /// At least one event is about the entity.
    record Changes(EntityRef entity) implements Criterion {
        @Override
        public String toString() {
            return "changes " + entity;
        }
    }

    /// The entity was read or changed.
    record Mentions(EntityRef entity) implements Criterion {
        @Override
        public String toString() {
            return "mentions " + entity;
        }
    }

    /// The command is of the type.
    record OfCommand(String type) implements Criterion {
        @Override
        public String toString() {
            return "command " + type;
        }
    }

    /// At least one event is of the type.
    record WithEvent(String type) implements Criterion {
        @Override
        public String toString() {
            return "event " + type;
        }
    }

    /// The rule was checked, whatever came of it.
    record Checked(String rule) implements Criterion {
        @Override
        public String toString() {
            return "checked " + rule;
        }
    }

    /// The rule was checked and did not hold, or could not be evaluated.
    record Unmet(String rule) implements Criterion {
        @Override
        public String toString() {
            return "unmet " + rule;
        }
    }

    /// The decision ended so.
    record Ended(Outcome outcome) implements Criterion {
        @Override
        public String toString() {
            return "outcome " + outcome;
        }
    }

    /// The principal asked for it.
    record By(String principal) implements Criterion {
        @Override
        public String toString() {
            return "principal " + principal;
        }
    }

    /// It belongs to the conversation.
    record In(String conversation) implements Criterion {
        @Override
        public String toString() {
            return "conversation " + conversation;
        }
    }

    /// Its origin names the decision as its cause.
    record CausedBy(DecisionId cause) implements Criterion {
        @Override
        public String toString() {
            return "cause " + cause;
        }
    }

    /// Every criterion that is true of the decision, each once.
    static Set<Criterion> of(Decision decision) {
        Set<Criterion> met = new LinkedHashSet<>();
        decision.changed().forEach(entity -> met.add(new Changes(entity)));
        decision.mentioned().forEach(entity -> met.add(new Mentions(entity)));
        met.add(new OfCommand(decision.command().type()));
        for (RecordedEvent event : decision.events()) {
            met.add(new WithEvent(event.type()));
        }
        for (Check check : decision.checks()) {
            met.add(new Checked(check.rule()));
            if (!check.holds()) {
                met.add(new Unmet(check.rule()));
            }
        }
        met.add(new Ended(decision.outcome()));
        ofOrigin(decision.origin(), met);
        return met;
    }

    private static void ofOrigin(Origin origin, Set<Criterion> met) {
        if (origin.principal() != null) {
            met.add(new By(origin.principal()));
        }
        if (origin.conversation() != null) {
            met.add(new In(origin.conversation()));
        }
        if (origin.causedBy() != null) {
            met.add(new CausedBy(origin.causedBy()));
        }
    }

    /// Whether this is true of the decision.
    default boolean matches(Decision decision) {
        return switch (this) {
            case Changes(EntityRef entity) -> decision.changed().contains(entity);
            case Mentions(EntityRef entity) -> decision.mentioned().contains(entity);
            case OfCommand(String type) -> decision.command().type().equals(type);
            case WithEvent(String type) ->
                decision.events().stream().anyMatch(event -> event.type().equals(type));
            case Checked(String rule) ->
                decision.checks().stream().anyMatch(check -> check.rule().equals(rule));
            case Unmet(String rule) ->
                decision.unmet().stream().anyMatch(check -> check.rule().equals(rule));
            case Ended(Outcome outcome) -> decision.outcome() == outcome;
            case By(String principal) -> same(principal, decision.origin().principal());
            case In(String conversation) -> same(conversation, decision.origin().conversation());
            case CausedBy(DecisionId cause) -> cause.equals(decision.origin().causedBy());
        };
    }

    private static boolean same(String wanted, @Nullable String found) {
        return wanted.equals(found);
    }
}
