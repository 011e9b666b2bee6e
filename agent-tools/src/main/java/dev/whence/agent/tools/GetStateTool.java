package dev.whence.agent.tools;

import dev.whence.decision.Position;
import dev.whence.explain.Explanation;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.schema.Describe;
import dev.whence.state.EntityState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What an entity is like, now or at any earlier time.
final class GetStateTool extends QueryTool<GetStateTool.Asked> {

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe("The entity as type:id, for example order:#W1.")
            String entity,

            @Describe(
                    "When: a position in the log, a decision's id, or a time such as 2026-05-02T09:31:07Z. Now if absent.")
            @Nullable
            String asOf,

            @Describe("Only this part, for example items.0.price. All if absent.") @Nullable
            String field,

            @Nullable Detail detail) {}

    GetStateTool(Memory memory) {
        super(
                "get_state",
                "Tells what an entity is like, now or as of an earlier time, and its version.",
                Asked.class,
                Schemas.object("""
                        "entity": {"type": "string"}, "exists": {"type": "boolean"}, "version": {"type": "integer"},
                        "as_of": {"type": "integer", "description": "position in the log"}, "state": {}"""));
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Places.Entity entity = places.entity(asked.entity());
        Position asOf = places.asOf(asked.asOf());
        EntityState<?> found = memory.states().asOf(entity.type(), entity.ref(), asOf);
        ObjectNode structured = Json.DATA
                .createObjectNode()
                .put("entity", entity.ref().toString())
                .put("exists", found.exists())
                .put("version", found.version().value())
                .put("as_of", asOf.value());
        if (!found.exists()) {
            return missing(entity, asOf, structured);
        }
        JsonNode state = part(Json.tree(found.state()), entity, asked.field());
        structured.set("state", state);
        String heading = entity.ref() + (asked.field() == null ? "" : " " + asked.field()) + " as of position " + asOf
                + ", version " + found.version() + ":\n";
        return Reply.answer(heading + shown(state.toString(), heading.length(), asked.detail()), structured);
    }

    private static String shown(String state, int before, @Nullable Detail detail) {
        int room = Explanation.SHORT - before;
        if (detail == Detail.FULL || state.length() <= room) {
            return state;
        }
        String more = "… (" + state.length() + " characters in all: give field for a part, or detail: full)";
        return state.substring(0, room - more.length()) + more;
    }

    private static JsonNode part(JsonNode state, Places.Entity entity, @Nullable String field) {
        JsonNode part = state.at(Places.pointer(field));
        if (part.isMissingNode()) {
            throw new UnanswerableException(entity.ref() + " has nothing at " + field + ". Its fields are "
                    + String.join(", ", state.propertyNames()) + ".");
        }
        return part;
    }

    private Reply missing(Places.Entity entity, Position asOf, ObjectNode structured) {
        List<StoredDecision> first =
                memory.log().readStored(ReadQuery.changesTo(entity.ref()).limit(1));
        String text = entity.ref() + " does not exist as of position " + asOf + ". ";
        if (first.isEmpty()) {
            String never = text + "No decision ever changed it." + places.near(entity);
            return Reply.refusal(never, structured.put("problem", never));
        }
        return Reply.answer(
                text + "It first changed at position " + first.getFirst().position() + " ("
                        + first.getFirst().time() + ").",
                structured);
    }
}
