package dev.whence.agent.explain;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Cited;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.explain.FieldOrigin;
import dev.whence.explain.StateExplanation;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Why an entity is as it is.
final class ExplainStateTool extends QueryTool<ExplainStateTool.Asked> {

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The entity as type:id, for example order:#W1.")
            String entity,

            @Describe("Only this part, for example status or items.0. All if absent.") @Nullable
            String field,

            @Describe("When: a position in the log, a decision's id, or a time. Now if absent.") @Nullable
            String asOf,

            @Nullable Detail detail,

            @Describe("Fields a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    ExplainStateTool(Memory memory) {
        super(
                "explain_state",
                "Tells why an entity is as it is: for each field the decision that last set it, by whom and why, and the"
                        + " value before.",
                Asked.class,
                Schemas.object("""
                        "entity": {"type": "string"}, "as_of": {"type": "integer"},
                        "fields": {"type": "array", "items": {"type": "object", "properties": {
                            "field": {"type": "string"}, "value": {}, "before": {}, "set_by": {"type": "object"}}}},
                        "total": {"type": "integer"}, "causes": {"type": "array", "items": {"type": "object"}},
                        "cursor": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Places.Entity entity = places.recorded(asked.entity());
        Page page = Page.of(asked.limit(), asked.cursor(), memory.log(), () -> places.asOf(asked.asOf()));
        StateExplanation all = memory.explainer().state(entity.ref(), Places.pointer(asked.field()), page.asOf());
        if (all.fields().isEmpty()) {
            throw new UnanswerableException(all.text());
        }
        List<FieldOrigin> newestFirst = all.newestFirst();
        List<FieldOrigin> fields = page.of(newestFirst);
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("entity", entity.ref().toString())
                .put("as_of", all.asOf().value())
                .put("total", newestFirst.size());
        structured.set("fields", Structured.list(fields, ExplainStateTool::field));
        structured.set("causes", Structured.citations(all.causes()));
        return Reply.answer(
                page.text(all.with(fields).lines(), asked.detail(), newestFirst.size(), structured), structured);
    }

    private static ObjectNode field(FieldOrigin origin) {
        ObjectNode field = Json.DATA.createObjectNode().put("field", origin.name());
        field.set("value", origin.value());
        if (origin.before() != null) {
            field.set("before", origin.before());
        }
        field.set("set_by", Cited.json(origin.setBy()));
        return field;
    }
}
