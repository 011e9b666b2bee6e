package dev.whence.agent.tools;

import dev.whence.agent.text.Quoted;
import dev.whence.agent.text.Similar;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Understands how callers write an entity, a decision, a point in the log, and a field.
public final class Places {

    private final Domain domain;
    private final DecisionLog log;
    private final NearbyEntities nearby;

    public Places(Memory memory) {
        this.domain = memory.domain();
        this.log = memory.log();
        this.nearby = new NearbyEntities(domain, log);
    }

    /// An entity and its type, written `order:#W1`.
    public record Entity(EntityRef ref, EntityType<?, ?> type) {}

    /// An entity that some decision read or changed.
    public Entity recorded(String written) {
        Entity entity = entity(written);
        if (log.readStored(ReadQuery.mentioning(entity.ref()).limit(1)).isEmpty()) {
            throw new UnanswerableException("No decision ever read or changed " + entity.ref() + "." + near(entity));
        }
        return entity;
    }

    /// What may have been meant instead of an entity that is not there, as the rest of an answer.
    String near(Entity entity) {
        return nearby.to(entity.ref())
                .map(near -> " Did you mean " + near + "?")
                .orElse(" Check the id, or find it with search_history.");
    }

    /// An entity of a type that the domain has; it need not exist.
    public Entity entity(String written) {
        List<String> types = domain.entityTypes().stream().map(EntityType::name).toList();
        EntityRef ref;
        try {
            ref = EntityRef.parse(written.strip());
        } catch (IllegalArgumentException e) {
            throw new UnanswerableException(e.getMessage() + "."
                    + nearby.toId(written.strip())
                            .map(near -> " Did you mean " + near + "?")
                            .orElse("")
                    + " The types are " + String.join(", ", types) + ".");
        }
        return domain.entityType(ref.type())
                .map(type -> new Entity(ref, type))
                .orElseThrow(() -> new UnanswerableException("There is no entity type '" + ref.type() + "'."
                        + Similar.to(ref.type(), types)
                                .map(near -> " Did you mean " + near + ":" + ref.id() + "?")
                                .orElse("")
                        + " The types are " + String.join(", ", types) + "."));
    }

    /// The position that `as_of` names: a position, a decision's id, or a time. Null is now.
    public Position asOf(@Nullable String written) {
        if (written == null || written.isBlank() || written.equals("now")) {
            return log.head();
        }
        String text = written.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return existing(text);
        }
        return decisionId(text)
                .map(this::positionOf)
                .or(() -> time(text).map(log::positionAt))
                .orElseThrow(() -> new UnanswerableException(Quoted.of(text)
                        + " is no point in the log: give a position (4711), a decision's id, or a time"
                        + " (2026-05-02T09:31:07Z)."));
    }

    /// The decision of an id or a position, or what is stored in its place if it cannot be read.
    public LogEntry decision(String written) {
        try {
            return new LogEntry.Decided(readable(written));
        } catch (UnreadableDecisionException unreadable) {
            return log.storedAt(unreadable.position())
                    .map(stored -> LogEntry.of(stored, log))
                    .orElseThrow(() -> unreadable);
        }
    }

    /// The decision of an id or a position, which must be readable.
    public Decision readable(String written) {
        String text = written.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            Position position = existing(text);
            return log.at(position)
                    .orElseThrow(() -> new UnanswerableException("Decisions are counted from 1: there is none at 0."));
        }
        return decisionId(text)
                .map(this::recorded)
                .orElseThrow(() -> new UnanswerableException(Quoted.of(text)
                        + " names no decision: give its position (4711) or its id"
                        + " (0198c5a2-7f31-7cc4-8a52-3d5e6f708192)."));
    }

    /// A JSON pointer, from a pointer or a dotted path; empty for the whole.
    public static String pointer(@Nullable String field) {
        if (field == null || field.isBlank()) {
            return "";
        }
        return field.startsWith("/") ? field : "/" + field.strip().replace('.', '/');
    }

    private Position existing(String digits) {
        Position head = log.head();
        if (digits.length() > 18 || Long.parseLong(digits) > head.value()) {
            throw new UnanswerableException(
                    "There is no decision at " + Similar.shortened(digits) + " yet: the log ends at " + head + ".");
        }
        return Position.of(Long.parseLong(digits));
    }

    private Decision recorded(DecisionId id) {
        return log.find(id)
                .orElseThrow(() -> new UnanswerableException("No decision has the id " + id
                        + ". A dry run has none; search_history finds decisions by what they are about."));
    }

    private Position positionOf(DecisionId id) {
        try {
            return recorded(id).position();
        } catch (UnreadableDecisionException unreadable) {
            return unreadable.position();
        }
    }

    private static Optional<DecisionId> decisionId(String text) {
        try {
            return text.length() == 36 ? Optional.of(DecisionId.parse(text)) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /// The time that is written, if one is: a moment, or a day in UTC, which is its beginning.
    public Optional<Instant> time(String written) {
        String text = written.strip();
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
