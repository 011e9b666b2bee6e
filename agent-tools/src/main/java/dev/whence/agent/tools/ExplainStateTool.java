package dev.whence.agent.tools;

import dev.whence.explain.FieldOrigin;
import dev.whence.explain.StateExplanation;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which decision last set each field of an entity.
final class ExplainStateTool extends QueryTool<ExplainStateTool.Asked> {

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The entity as type:id, for example order:#W1.")
            String entity,

            @Describe("Only this part, for example status or items.0. All if absent.") @Nullable
            String field,

            @Describe("When: a position in the log, a decision's id, or a time. Now if absent.") @Nullable
            String asOf) {}

    ExplainStateTool(Memory memory) {
        super(
                "explain_state",
                "Tells why an entity is as it is: for each field the decision that last set it, by whom and why, and the"
                        + " value before.",
                Asked.class,
                Schemas.object("""
                        "entity": {"type": "string"}, "as_of": {"type": "integer"},
                        "fields": {"type": "array", "items": {"type": "object", "properties": {
                            "field": {"type": "string"}, "value": {}, "before": {}, "set_by": {"type": "object"}}}}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    Reply answer(Asked asked) {
        Places.Entity entity = places.entity(asked.entity());
        StateExplanation explanation =
                memory.explainer().state(entity.ref(), Places.pointer(asked.field()), places.asOf(asked.asOf()));
        if (explanation.fields().isEmpty()) {
            throw new UnanswerableException(explanation.text());
        }
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("entity", entity.ref().toString())
                .put("as_of", explanation.asOf().value());
        ArrayNode fields = structured.putArray("fields");
        for (FieldOrigin origin : explanation.fields()) {
            ObjectNode field = fields.addObject().put("field", origin.name());
            field.set("value", origin.value());
            if (origin.before() != null) {
                field.set("before", origin.before());
            }
            field.set("set_by", Cited.json(origin.setBy()));
        }
        return Reply.answer(explanation.text(), structured);
    }
}
