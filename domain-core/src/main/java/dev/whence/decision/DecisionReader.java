package dev.whence.decision;

import dev.whence.json.JsonTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Reads what [DecisionWriter] wrote, whatever the order of properties; unknown ones are passed over. Reads one
/// decision and is then spent.
///
/// Every method stands on the first token of what it reads when it is called, and on the last when it returns.
/// What is missing or has another form is an [IllegalArgumentException].
final class DecisionReader {

    private final JsonParser in;

    private @Nullable DecisionId id;
    private @Nullable Position position;
    private @Nullable Instant time;
    private @Nullable String domain;
    private @Nullable RecordedCommand command;
    private @Nullable Origin origin;
    private @Nullable Boundary boundary;
    private @Nullable List<Check> checks;
    private @Nullable Outcome outcome;
    private @Nullable List<RecordedEvent> events;
    private List<PersonalValues> personal = List.of();

    private final Outline.@Nullable Parts only;
    private final Map<String, Verdict> verdicts = new HashMap<>();

    DecisionReader(JsonParser in) {
        this(in, null);
    }

    /// @param only what an outline is to hold; null for whole decisions
    DecisionReader(JsonParser in, Outline.@Nullable Parts only) {
        this.in = in;
        this.only = only;
    }

    /// Reads a body for its outline.
    Outline outline(Position place, Instant appended) {
        read();
        return new Outline(
                present(id, "id"),
                place,
                appended,
                present(command, "command"),
                present(origin, "origin"),
                present(boundary, "boundary"),
                verdicts,
                present(outcome, "outcome"),
                present(events, "events"),
                personal);
    }

    /// Reads a body, to which the log adds its place and time.
    Decision body(Position place, Instant appended) {
        read();
        position = place;
        time = appended;
        return decision();
    }

    /// Reads a whole record.
    Decision whole() {
        read();
        return decision();
    }

    private void read() {
        expect(in.nextToken(), JsonToken.START_OBJECT);
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "id" -> id = DecisionId.parse(in.getString());
                case "position" -> position = Position.of(in.getLongValue());
                case "time" -> time = InstantText.parse(in.getString());
                case "domain" -> domain = in.getString();
                case "command" -> command = command();
                case "origin" -> origin = origin();
                case "boundary" -> boundary = boundary();
                case "checks" -> {
                    if (only == null) {
                        checks = list(value, this::check);
                    } else {
                        verdicts(value, only);
                    }
                }
                case "outcome" -> outcome = Words.outcome(in.getString());
                case "events" -> events = list(value, this::event);
                case "personal" -> personal = list(value, this::personalValues);
                default -> in.skipChildren();
            }
        }
        if (in.nextToken() != null) {
            throw new IllegalArgumentException("More text follows the end of the record");
        }
    }

    private Decision decision() {
        return new Decision(
                present(id, "id"),
                present(position, "position"),
                present(time, "time"),
                present(domain, "domain"),
                present(command, "command"),
                present(origin, "origin"),
                present(boundary, "boundary"),
                present(checks, "checks"),
                present(outcome, "outcome"),
                present(events, "events"),
                personal);
    }

    private RecordedCommand command() {
        String type = null;
        int version = 0;
        JsonNode data = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "type" -> type = in.getString();
                case "version" -> version = in.getIntValue();
                case "data" ->
                    data = isWanted(only == null ? null : only.commands(), type) ? JsonTree.read(in) : skipped();
                default -> in.skipChildren();
            }
        }
        return new RecordedCommand(present(type, "command.type"), version, present(data, "command.data"));
    }

    private Origin origin() {
        String principal = null;
        String agent = null;
        String onBehalfOf = null;
        String conversation = null;
        String client = null;
        String reason = null;
        DecisionId causedBy = null;
        String correlation = null;
        String idempotencyKey = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "principal" -> principal = in.getString();
                case "agent" -> agent = in.getString();
                case "onBehalfOf" -> onBehalfOf = in.getString();
                case "conversation" -> conversation = in.getString();
                case "client" -> client = in.getString();
                case "reason" -> reason = in.getString();
                case "causedBy" -> causedBy = DecisionId.parse(in.getString());
                case "correlation" -> correlation = in.getString();
                case "idempotencyKey" -> idempotencyKey = in.getString();
                default -> in.skipChildren();
            }
        }
        return new Origin(
                principal, agent, onBehalfOf, conversation, client, reason, causedBy, correlation, idempotencyKey);
    }

    private Boundary boundary() {
        List<EntityRef> entities = List.of();
        Position readPosition = null;
        Instant readTime = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "entities" -> entities = list(value, () -> EntityRef.parse(in.getString()));
                case "readPosition" -> readPosition = Position.of(in.getLongValue());
                case "readTime" -> readTime = InstantText.parse(in.getString());
                default -> in.skipChildren();
            }
        }
        return new Boundary(
                entities, present(readPosition, "boundary.readPosition"), present(readTime, "boundary.readTime"));
    }

    /// Whether a part is wanted; one whose kind is not known by now, since it was written in another order, is.
    private static boolean isWanted(@Nullable Predicate<String> of, @Nullable String kind) {
        return of == null || kind == null || of.test(kind);
    }

    private JsonNode skipped() {
        in.skipChildren();
        return NullNode.getInstance();
    }

    private void verdicts(JsonToken first, Outline.Parts wanted) {
        if (command != null && !wanted.commands().test(command.type())) {
            in.skipChildren();
            return;
        }
        expect(first, JsonToken.START_ARRAY);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            String rule = null;
            Verdict verdict = null;
            for (String name = in.nextName(); name != null; name = in.nextName()) {
                in.nextToken();
                switch (name) {
                    case "rule" -> rule = in.getString();
                    case "verdict" -> verdict = Words.verdict(in.getString());
                    default -> in.skipChildren();
                }
            }
            verdicts.put(present(rule, "check.rule"), present(verdict, "check.verdict"));
        }
    }

    private Check check() {
        String rule = null;
        RuleKind kind = null;
        int version = 0;
        String statement = null;
        Verdict verdict = null;
        Evidence evidence = null;
        String because = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "rule" -> rule = in.getString();
                case "kind" -> kind = Words.ruleKind(in.getString());
                case "version" -> version = in.getIntValue();
                case "statement" -> statement = in.getString();
                case "verdict" -> verdict = Words.verdict(in.getString());
                case "evidence" -> evidence = EvidenceJson.read(in);
                case "because" -> because = in.getString();
                default -> in.skipChildren();
            }
        }
        return new Check(
                present(rule, "check.rule"),
                present(kind, "check.kind"),
                version,
                present(statement, "check.statement"),
                present(verdict, "check.verdict"),
                evidence,
                because);
    }

    private RecordedEvent event() {
        EntityRef entity = null;
        String type = null;
        int version = 0;
        JsonNode data = null;
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            in.nextToken();
            switch (name) {
                case "entity" -> entity = EntityRef.parse(in.getString());
                case "type" -> type = in.getString();
                case "version" -> version = in.getIntValue();
                case "data" ->
                    data = isWanted(only == null ? null : only.entityTypes(), entity == null ? null : entity.type())
                            ? JsonTree.read(in)
                            : skipped();
                default -> in.skipChildren();
            }
        }
        return new RecordedEvent(
                present(entity, "event.entity"), present(type, "event.type"), version, present(data, "event.data"));
    }

    private PersonalValues personalValues() {
        EntityRef subject = null;
        List<String> places = List.of();
        for (String name = in.nextName(); name != null; name = in.nextName()) {
            JsonToken value = in.nextToken();
            switch (name) {
                case "subject" -> subject = EntityRef.parse(in.getString());
                case "places" -> places = list(value, in::getString);
                default -> in.skipChildren();
            }
        }
        return new PersonalValues(present(subject, "personal.subject"), places);
    }

    private <T> List<T> list(JsonToken first, Supplier<T> element) {
        expect(first, JsonToken.START_ARRAY);
        List<T> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element.get());
        }
        return elements;
    }

    private static void expect(@Nullable JsonToken found, JsonToken expected) {
        if (found != expected) {
            throw new IllegalArgumentException("Expected " + expected + ", found " + found);
        }
    }

    private static <T> T present(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("'" + name + "' is missing");
        }
        return value;
    }
}
