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
import dev.whence.decision.Position;
import dev.whence.explain.FieldChange;
import dev.whence.explain.StateDifference;
import dev.whence.explain.StateExplainer;
import dev.whence.explain.StateHistory;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What happened to an entity, or how it differs between two times.
final class StateHistoryTool extends QueryTool<StateHistoryTool.Asked> {

    private final Memory memory;
    private final Places places;
    private final StateExplainer states;

    record Asked(
            @Describe("The entity as type:id, for example order:#W1.")
            String entity,

            @Describe("Only this part, for example status or items.0. All if absent.") @Nullable
            String field,

            @Describe("After this position, decision or time. From the beginning if absent.") @Nullable
            String from,

            @Describe("Up to this position, decision or time. Until now if absent.") @Nullable
            String until,

            @Describe("true: only what is different at the end from what it was at the beginning.") @Nullable
            Boolean difference,

            @Nullable Detail detail,

            @Describe("Changes a page, at most 100; 20 if absent.") @Nullable
            Long limit,

            @Nullable String cursor) {}

    StateHistoryTool(Memory memory) {
        super(
                "state_history",
                "Lists what each decision changed of an entity, or how it differs between two times.",
                Asked.class,
                Schemas.object("""
                        "entity": {"type": "string"}, "from": {"type": "integer"}, "until": {"type": "integer"},
                        "changes": {"type": "array", "items": {"type": "object", "properties": {"decision": {"type": "object"},
                            "fields": {"type": "array", "items": {"type": "object"}}}}},
                        "differences": {"type": "array", "items": {"type": "object", "properties": {
                            "field": {"type": "string"}, "before": {}, "after": {}, "set_by": {"type": "object"}}}},
                        "total": {"type": "integer"}, "cursor": {"type": "string"}"""));
        this.memory = memory;
        this.places = new Places(memory);
        this.states = new StateExplainer(memory.domain(), memory.log(), memory.states());
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Places.Entity entity = places.recorded(asked.entity());
        Position from = asked.from() == null ? Position.NONE : places.asOf(asked.from());
        Page page = Page.of(asked.limit(), asked.cursor(), memory.log(), () -> places.asOf(asked.until()));
        if (from.isAfter(page.asOf())) {
            throw new UnanswerableException("from is position " + from + ", which is later than until, position "
                    + page.asOf() + ": give the earlier one as from.");
        }
        String pointer = Places.pointer(asked.field());
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("entity", entity.ref().toString())
                .put("from", from.value())
                .put("until", page.asOf().value());
        String text = Boolean.TRUE.equals(asked.difference())
                ? difference(
                        states.difference(entity.ref(), from, page.asOf()).within(pointer), asked, page, structured)
                : history(states.history(entity.ref(), pointer, from, page.asOf()), asked, page, structured);
        return Reply.answer(text, structured);
    }

    private static String history(StateHistory all, Asked asked, Page page, ObjectNode structured) {
        List<StateHistory.Change> changes = page.of(all.changes());
        structured.put("total", all.changes().size());
        structured.set("changes", Structured.list(changes, change -> {
            ObjectNode json = Json.DATA.createObjectNode();
            json.set("decision", Cited.json(change.decision()));
            json.set("fields", Structured.list(change.fields(), Structured::change));
            return json;
        }));
        return page.text(page.lines(all), asked.detail(), all.changes().size(), structured);
    }

    private static String difference(StateDifference all, Asked asked, Page page, ObjectNode structured) {
        structured.put("total", all.fields().size());
        structured.set("differences", Structured.list(page.of(all.fields()), field -> {
            ObjectNode json = Structured.change(new FieldChange(field.path(), field.before(), field.after()));
            json.set("set_by", Cited.json(field.setBy()));
            return json;
        }));
        return page.text(
                all.fields().isEmpty() ? all.lines() : all.lines(page.of(all.fields())),
                asked.detail(),
                all.fields().size(),
                structured);
    }
}
