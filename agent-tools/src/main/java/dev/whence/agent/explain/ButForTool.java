package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Checks;
import dev.whence.agent.tools.Cited;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.explain.butfor.ButFor;
import dev.whence.explain.butfor.Necessity;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What would have come out otherwise without some decisions; or which decisions another one needed.
final class ButForTool extends QueryTool<ButForTool.Asked> {

    private static final int MOST_LEFT_OUT = 20;

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The decisions to leave out, by id or position.") @Nullable
            List<String> without,

            @Describe("Instead: the decision of which to tell what it could not have done without.") @Nullable
            String neededFor,

            @Nullable Detail detail,

            @Describe("Differences a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    ButForTool(Memory memory) {
        super(
                "but_for",
                "Leaves decisions out and decides everything after them again: what would have ended otherwise? Or finds the"
                        + " smallest sets of earlier decisions that one needed.",
                Asked.class,
                Schemas.object("""
                        "without": {"type": "array", "items": {"type": "object"}}, "up_to": {"type": "integer"},
                        "followed": {"type": "integer"}, "complete": {"type": "boolean"},
                        "unreadable": {"type": "integer"}, "total": {"type": "integer"},
                        "differences": {"type": "array", "items": {"type": "object", "properties": {
                            "decision": {"type": "object"}, "outcome": {"type": "string"},
                            "unmet": {"type": "array", "items": {"type": "object"}}}}},
                        "entities": {"type": "array", "items": {"type": "object", "properties": {
                            "entity": {"type": "string"}, "fields": {"type": "array", "items": {"type": "object"}}}}},
                        "effect": {"type": "object"}, "candidates": {"type": "integer"},
                        "sets": {"type": "array", "items": {"type": "array"}}, "exhausted": {"type": "boolean"},
                        "cursor": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        List<String> without = asked.without() == null ? List.of() : asked.without();
        if (without.isEmpty() == (asked.neededFor() == null)) {
            throw new UnanswerableException(
                    "Give either without, the decisions to leave out, or needed_for, the decision"
                            + " of which to tell what it needed.");
        }
        Forks forks = memory.engine().forks();
        return asked.neededFor() == null
                ? leftOut(without, asked, forks)
                : necessity(
                        Necessity.of(forks, places.readable(asked.neededFor()).position()), asked);
    }

    private Reply leftOut(List<String> written, Asked asked, Forks forks) {
        if (written.size() > MOST_LEFT_OUT) {
            throw new UnanswerableException(
                    written.size() + " decisions were given: leave out " + MOST_LEFT_OUT + " at most.");
        }
        Set<Position> without = written.stream()
                .map(decision -> places.readable(decision).position())
                .collect(Collectors.toSet());
        Page page = Page.of(asked.limit(), asked.cursor(), memory.log(), memory.log()::head);
        ButFor answer = ButFor.without(forks, without, page.asOf());
        int total = answer.differences().size() + answer.entities().size();
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("up_to", answer.upTo().value())
                .put("followed", answer.followed())
                .put("complete", answer.complete())
                .put("total", total);
        if (answer.unreadable() != null) {
            structured.put("unreadable", answer.unreadable().value());
        }
        structured.set("without", Structured.citations(answer.without()));
        structured.set("differences", Structured.list(page.of(answer.differences()), ButForTool::difference));
        structured.set(
                "entities",
                Structured.list(page.after(answer.differences().size()).of(answer.entities()), ButForTool::affected));
        return Reply.answer(
                page.text(page.lines(answer), asked.detail(), answer.lines().size() - 1, structured), structured);
    }

    private static JsonNode difference(ButFor.Difference difference) {
        ObjectNode json =
                Json.DATA.createObjectNode().put("outcome", difference.outcome().toString());
        json.set("decision", Cited.json(difference.decision()));
        json.set("unmet", Structured.list(difference.unmet(), Checks::unmet));
        return json;
    }

    private static JsonNode affected(ButFor.Affected affected) {
        ObjectNode json =
                Json.DATA.createObjectNode().put("entity", affected.entity().toString());
        json.set("fields", Structured.list(affected.fields(), Structured::change));
        return json;
    }

    private static Reply necessity(Necessity answer, Asked asked) {
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("candidates", answer.candidates())
                .put("exhausted", answer.exhausted());
        structured.set("effect", Cited.json(answer.effect()));
        structured.set("sets", Structured.list(answer.sets(), Structured::citations));
        return Reply.answer(Detail.text(answer, asked.detail()), structured);
    }
}
