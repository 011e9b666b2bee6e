package dev.whence.agent.tools;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.RecordedEvent;
import dev.whence.engine.Answer;
import dev.whence.engine.Answer.Standing;
import dev.whence.engine.Note;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a caller is told of the decision on its command.
final class CommandReply {

    static final JsonNode SCHEMA = Schemas.object("""
            "outcome": {"type": "string", "enum": ["accepted", "rejected", "invalid", "conflicted", "failed", "observed"]},
            "standing": {"type": "string", "enum": ["recorded", "repeated", "dry_run"]},
            "decision": {"type": "string", "description": "the decision's id; none for a dry run"},
            "position": {"type": "integer"},
            "command": {"type": "string"},
            "entity": {"type": "string"},
            "unmet": {"type": "array", "items": {"type": "object", "properties": {
                "rule": {"type": "string"}, "statement": {"type": "string"}, "verdict": {"type": "string"},
                "because": {"type": "string"}, "facts": {"type": "array"}}}},
            "possible_now": {"type": "array", "items": {"type": "string"}},
            "events": {"type": "array", "items": {"type": "object", "properties": {
                "entity": {"type": "string"}, "type": {"type": "string"}, "data": {"type": "object"}}}},
            "conversation": {"type": "string", "description": "the handle to pass with later calls"},
            "versions": {"type": "object", "additionalProperties": {"type": "integer"}}""");

    private static final int SHOWN_OF_EVENT = 400;

    private final Decision decision;
    private final Standing standing;
    private final Memory memory;
    private final List<String> lines = new ArrayList<>();
    private final ObjectNode structured = Json.DATA.createObjectNode();

    private CommandReply(Answer answer, Memory memory) {
        this.decision = answer.decision();
        this.standing = answer.standing();
        this.memory = memory;
    }

    static Reply to(Answer answer, Memory memory) {
        CommandReply reply = new CommandReply(answer, memory);
        reply.addDecision();
        if (answer.isAccepted()) {
            reply.addEvents();
        } else {
            new RefusalReply(answer.decision(), memory).addTo(reply.lines, reply.structured);
        }
        return new Reply(String.join("\n", reply.lines), reply.structured, !answer.isAccepted());
    }

    private void addDecision() {
        structured.put("outcome", decision.outcome().toString());
        structured.put("standing", standing.name().toLowerCase(Locale.ROOT));
        if (standing != Standing.DRY_RUN) {
            structured.put("decision", decision.id().toString());
            structured.put("position", decision.position().value());
        }
        structured.put("command", command());
        subject().ifPresent(entity -> structured.put("entity", entity.toString()));
        lines.add(heading());
    }

    private String heading() {
        String what = command()
                + (decision.mentioned().isEmpty()
                        ? ""
                        : " on " + decision.mentioned().getFirst());
        String verb = outcomeWord();
        return switch (standing) {
            case RECORDED -> verb + ": " + what + ". Decision " + decision.position() + ", id " + decision.id() + ".";
            case DRY_RUN -> "Would be " + verb.toLowerCase(Locale.ROOT) + " (dry run, nothing recorded): " + what + ".";
            case REPEATED ->
                "Not decided again: this idempotency key was used before for the same command. " + verb
                        + " then: " + what + ". Decision " + decision.position() + ", id " + decision.id() + "."
                        + (decision.outcome().isRefusal() ? " To have it decided again, send a new key." : "");
        };
    }

    private String outcomeWord() {
        return switch (decision.outcome()) {
            case ACCEPTED -> "Accepted";
            case REJECTED -> "Refused";
            case INVALID -> "Refused as unreadable";
            case CONFLICTED -> "Refused because others kept changing what it reads (send it again)";
            case FAILED -> "Refused because the domain itself broke (a bug to report to its operator)";
            case OBSERVED -> "Noted";
        };
    }

    /// The entity that the command is about: its target, else the first that it changed.
    private Optional<EntityRef> subject() {
        return type().flatMap(CommandType::targetType)
                .flatMap(target -> decision.mentioned().stream()
                        .filter(entity -> entity.type().equals(target.name()))
                        .findFirst())
                .or(() -> decision.changed().stream().findFirst());
    }

    private Optional<CommandType<?>> type() {
        return memory.domain().command(decision.command().type());
    }

    private String command() {
        return type().map(CommandType::snakeName)
                .orElseGet(() -> decision.command().type().equals(Note.COMMAND)
                        ? "annotate"
                        : decision.command().type());
    }

    private void addEvents() {
        ArrayNode events = structured.putArray("events");
        for (RecordedEvent event : decision.events()) {
            events.addObject()
                    .put("entity", event.entity().toString())
                    .put("type", event.type())
                    .set("data", event.data());
            lines.add("- " + event.type() + " on " + event.entity() + ": " + shortened(event.data()));
        }
        if (decision.events().isEmpty()) {
            lines.add("Nothing changed by it.");
        } else if (standing != Standing.DRY_RUN) {
            ObjectNode versions = structured.putObject("versions");
            decision.changed()
                    .forEach(entity ->
                            versions.put(entity.toString(), decision.position().value()));
            lines.add(decision.changed().stream().map(Object::toString).collect(Collectors.joining(", "))
                    + (standing == Standing.RECORDED ? ": now at version " : ": was then at version ")
                    + decision.position() + ".");
            addConversation();
        }
    }

    /// The handle of a conversation that the command opened or changed.
    private void addConversation() {
        decision.changed().stream()
                .filter(entity -> entity.type().equals("conversation"))
                .findFirst()
                .ifPresent(conversation -> {
                    structured.put("conversation", conversation.id());
                    lines.add("Pass conversation " + Sentences.quoted(conversation.id())
                            + " with every later call of this" + " piece of work.");
                });
    }

    private static String shortened(JsonNode data) {
        String json = data.toString();
        return json.length() <= SHOWN_OF_EVENT
                ? json
                : json.substring(0, SHOWN_OF_EVENT) + "… (explain_decision has all)";
    }
}
