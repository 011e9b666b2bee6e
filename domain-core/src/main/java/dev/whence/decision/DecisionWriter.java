package dev.whence.decision;

import dev.whence.json.JsonTree;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Writes decisions as JSON, property by property. The order of properties is part of the format.
final class DecisionWriter {

    private final JsonGenerator out;

    DecisionWriter(JsonGenerator out) {
        this.out = out;
    }

    void body(Draft draft) {
        out.writeStartObject();
        out.writeStringProperty("id", draft.id().toString());
        rest(
                draft.domain(),
                draft.command(),
                draft.origin(),
                draft.boundary(),
                draft.checks(),
                draft.outcome(),
                draft.events());
        personal(draft.personal());
        out.writeEndObject();
    }

    void decision(Decision decision) {
        out.writeStartObject();
        out.writeStringProperty("id", decision.id().toString());
        out.writeNumberProperty("position", decision.position().value());
        out.writeStringProperty("time", decision.time().toString());
        rest(
                decision.domain(),
                decision.command(),
                decision.origin(),
                decision.boundary(),
                decision.checks(),
                decision.outcome(),
                decision.events());
        personal(decision.personal());
        out.writeEndObject();
    }

    private void rest(
            String domain,
            RecordedCommand command,
            Origin origin,
            Boundary boundary,
            List<Check> checks,
            Outcome outcome,
            List<RecordedEvent> events) {
        out.writeStringProperty("domain", domain);
        command(command);
        origin(origin);
        boundary(boundary);
        out.writeArrayPropertyStart("checks");
        checks.forEach(this::check);
        out.writeEndArray();
        out.writeStringProperty("outcome", outcome.toString());
        out.writeArrayPropertyStart("events");
        events.forEach(this::event);
        out.writeEndArray();
    }

    private void command(RecordedCommand command) {
        out.writeObjectPropertyStart("command");
        out.writeStringProperty("type", command.type());
        out.writeNumberProperty("version", command.version());
        out.writeName("data");
        JsonTree.write(command.data(), out);
        out.writeEndObject();
    }

    private void origin(Origin origin) {
        out.writeObjectPropertyStart("origin");
        known("principal", origin.principal());
        known("agent", origin.agent());
        known("onBehalfOf", origin.onBehalfOf());
        known("conversation", origin.conversation());
        known("client", origin.client());
        known("reason", origin.reason());
        known("causedBy", origin.causedBy());
        known("correlation", origin.correlation());
        known("idempotencyKey", origin.idempotencyKey());
        out.writeEndObject();
    }

    private void boundary(Boundary boundary) {
        out.writeObjectPropertyStart("boundary");
        out.writeArrayPropertyStart("entities");
        boundary.entities().forEach(entity -> out.writeString(entity.toString()));
        out.writeEndArray();
        out.writeNumberProperty("readPosition", boundary.readPosition().value());
        out.writeStringProperty("readTime", boundary.readTime().toString());
        out.writeEndObject();
    }

    private void check(Check check) {
        out.writeStartObject();
        out.writeStringProperty("rule", check.rule());
        out.writeStringProperty("kind", check.kind().toString());
        out.writeNumberProperty("version", check.version());
        out.writeStringProperty("statement", check.statement());
        out.writeStringProperty("verdict", Words.of(check.verdict()));
        if (check.evidence() != null) {
            out.writeName("evidence");
            EvidenceJson.write(check.evidence(), out);
        }
        known("because", check.because());
        out.writeEndObject();
    }

    private void event(RecordedEvent event) {
        out.writeStartObject();
        out.writeStringProperty("entity", event.entity().toString());
        out.writeStringProperty("type", event.type());
        out.writeNumberProperty("version", event.version());
        out.writeName("data");
        JsonTree.write(event.data(), out);
        out.writeEndObject();
    }

    private void personal(List<PersonalValues> personal) {
        if (personal.isEmpty()) {
            return;
        }
        out.writeArrayPropertyStart("personal");
        for (PersonalValues values : personal) {
            out.writeStartObject();
            out.writeStringProperty("subject", values.subject().toString());
            out.writeArrayPropertyStart("places");
            values.places().forEach(out::writeString);
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void known(String name, @Nullable Object value) {
        if (value != null) {
            out.writeStringProperty(name, value.toString());
        }
    }
}
