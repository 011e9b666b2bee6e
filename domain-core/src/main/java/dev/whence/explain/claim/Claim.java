package dev.whence.explain.claim;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A claim about the past, each part of which may be left out.
///
/// @param entity what it is about
/// @param command a command of this type was asked for
/// @param event an event of this type happened
/// @param outcome it ended so
/// @param field a field of the entity, as a JSON pointer
/// @param value the field has this value, or was given it
/// @param actor this principal or agent did it
/// @param onBehalfOf it was done for this person
/// @param reason the stated reason has these words in it
/// @param from it was no earlier
/// @param to it was no later
/// @param before it came before the first event of this type on the entity
/// @param count it happened so often
public record Claim(
        @Nullable EntityRef entity,
        @Nullable String command,
        @Nullable String event,
        @Nullable Outcome outcome,
        @Nullable String field,
        @Nullable JsonNode value,
        @Nullable String actor,
        @Nullable String onBehalfOf,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String before,
        @Nullable Integer count) {

    public Claim {
        if (entity == null && command == null && event == null) {
            throw new IllegalArgumentException(
                    "A claim needs at least an entity, a command or an event to be looked for in the record");
        }
        if ((field == null) != (value == null)) {
            throw new IllegalArgumentException("A claim about a field gives both the field and its value");
        }
        if (entity == null && (field != null || before != null)) {
            throw new IllegalArgumentException("A claim about a field or an order of events names the entity");
        }
    }

    /// A claim about an entity, of which nothing is claimed yet but that there is a record of it.
    public static Claim about(EntityRef entity) {
        return new Claim(entity, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    public Claim withCommand(String type) {
        return new Claim(
                entity, type, event, outcome, field, value, actor, onBehalfOf, reason, from, to, before, count);
    }

    public Claim withEvent(String type) {
        return new Claim(
                entity, command, type, outcome, field, value, actor, onBehalfOf, reason, from, to, before, count);
    }

    public Claim withOutcome(Outcome ended) {
        return new Claim(
                entity, command, event, ended, field, value, actor, onBehalfOf, reason, from, to, before, count);
    }

    public Claim withField(String pointer, JsonNode is) {
        return new Claim(
                entity, command, event, outcome, pointer, is, actor, onBehalfOf, reason, from, to, before, count);
    }

    public Claim by(String who) {
        return new Claim(
                entity, command, event, outcome, field, value, who, onBehalfOf, reason, from, to, before, count);
    }

    public Claim onBehalfOf(String whom) {
        return new Claim(entity, command, event, outcome, field, value, actor, whom, reason, from, to, before, count);
    }

    public Claim because(String words) {
        return new Claim(
                entity, command, event, outcome, field, value, actor, onBehalfOf, words, from, to, before, count);
    }

    public Claim between(@Nullable Instant earliest, @Nullable Instant latest) {
        return new Claim(
                entity,
                command,
                event,
                outcome,
                field,
                value,
                actor,
                onBehalfOf,
                reason,
                earliest,
                latest,
                before,
                count);
    }

    public Claim before(String type) {
        return new Claim(
                entity, command, event, outcome, field, value, actor, onBehalfOf, reason, from, to, type, count);
    }

    public Claim times(int often) {
        return new Claim(
                entity, command, event, outcome, field, value, actor, onBehalfOf, reason, from, to, before, often);
    }
}
