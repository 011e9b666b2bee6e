package dev.whence.server.tools;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import dev.whence.engine.Answer;
import dev.whence.engine.Answer.Standing;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.explain.PossibleCommand;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a caller is told of the decision on its command.
final class CommandReply {

    static final JsonNode SCHEMA = Schemas.object("""
            "outcome": {"type": "string", "enum": ["accepted", "rejected", "invalid", "conflicted", "failed"]},
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
            "versions": {"type": "object", "additionalProperties": {"type": "integer"}}""");

    private static final int SHOWN_OF_EVENT = 400;
    private static final int SHOWN_ORIGINS = 3;

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
            reply.addRefusal();
        }
        return new Reply(String.join("\n", reply.lines), reply.structured, !answer.isAccepted());
    }

    private void addDecision() {
        structured.put("outcome", decision.outcome().toString());
        structured.put("standing", standing.name().toLowerCase(java.util.Locale.ROOT));
        if (standing != Standing.DRY_RUN) {
            structured.put("decision", decision.id().toString());
            structured.put("position", decision.position().value());
        }
        structured.put("command", command());
        if (!decision.mentioned().isEmpty()) {
            structured.put("entity", decision.mentioned().getFirst().toString());
        }
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
            case DRY_RUN ->
                "Would be " + verb.toLowerCase(java.util.Locale.ROOT) + " (dry run, nothing recorded): " + what + ".";
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

    private String command() {
        return memory.domain()
                .command(decision.command().type())
                .map(dev.whence.model.CommandType::snakeName)
                .orElse(decision.command().type());
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
        }
    }

    private static String shortened(JsonNode data) {
        String json = data.toString();
        return json.length() <= SHOWN_OF_EVENT
                ? json
                : json.substring(0, SHOWN_OF_EVENT) + "… (explain_decision has all)";
    }

    private void addRefusal() {
        DecisionExplanation explanation = memory.explainer().explain(decision);
        ArrayNode unmet = structured.putArray("unmet");
        for (Check check : decision.unmet()) {
            addUnmet(unmet.addObject(), check);
        }
        decision.unmet().stream()
                .filter(check -> check.verdict() != Verdict.NOT_EVALUATED)
                .forEach(check -> lines.add("- " + check.rule() + ": " + Sentences.of(check) + statement(check)));
        addNotEvaluated();
        explanation.origins().stream().limit(SHOWN_ORIGINS).forEach(this::addOrigin);
        addPossible(explanation.possible());
    }

    private static void addUnmet(ObjectNode into, Check check) {
        into.put("rule", check.rule())
                .put("statement", check.statement())
                .put("verdict", check.verdict().toString())
                .put("because", Sentences.of(check));
        if (check.evidence() != null) {
            ArrayNode facts = into.putArray("facts");
            Objects.requireNonNull(check.evidence())
                    .failures()
                    .forEach(failure -> facts.add(Json.DATA
                            .createObjectNode()
                            .put("fact", failure.fact())
                            .put("operator", failure.operator().toString())
                            .set("value", failure.value())
                            .set("required", failure.required())));
        }
    }

    private String statement(Check check) {
        return decision.outcome() == Outcome.INVALID ? "" : " (" + check.statement() + ")";
    }

    /// Rules that could not be evaluated, those with the same cause in one line.
    private void addNotEvaluated() {
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        decision.unmet().stream()
                .filter(check -> check.verdict() == Verdict.NOT_EVALUATED)
                .forEach(check -> byCause.computeIfAbsent(String.valueOf(check.because()), cause -> new ArrayList<>())
                        .add(check.rule()));
        byCause.forEach(
                (cause, rules) -> lines.add("- not evaluated, because " + cause + ": " + String.join(", ", rules)));
    }

    private void addOrigin(FactOrigin origin) {
        lines.add(origin.fact() + " was set by " + origin.origin().setBy().text() + ".");
    }

    private void addPossible(List<PossibleCommand> commands) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> possible = commands.stream()
                .filter(PossibleCommand::isPossible)
                .map(PossibleCommand::command)
                .toList();
        ArrayNode names = structured.putArray("possible_now");
        possible.forEach(names::add);
        lines.add("Its state allows now: " + (possible.isEmpty() ? "no command" : String.join(", ", possible)) + ".");
    }
}
