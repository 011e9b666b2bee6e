package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.explain.Marks.Mark;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.model.EntityType;
import dev.whence.schema.PersonalMarks;
import dev.whence.state.EntityState;
import dev.whence.state.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The form in which it is kept which decisions set the fields of an entity:
/// `{"state": {…}, "life": 7, "marks": {"/path": {"by": 12, "before": …, "gone": true}}}`.
final class KeptBlame {

    /// Changes with the form.
    static final String FORM = "blame 1";

    private static final int MOST_FIELDS = 5_000;

    private KeptBlame() {}

    /// Whether there are few enough fields to be read faster than their changes.
    static boolean isWorthwhile(Marks marks) {
        return marks.size() <= MOST_FIELDS;
    }

    static <S> Snapshot of(EntityType<S, ?> type, EntityState<S> reached, Marks marks) {
        ObjectNode kept = Json.DATA.createObjectNode();
        Map<EntityRef, List<String>> personal = new TreeMap<>();
        JsonNode state = marks.state();
        kept.set("state", state);
        type.personal()
                .visit(
                        state,
                        (place, value) -> about(type.dataSubject(reached.ref(), reached.state()), personal)
                                .add("/state" + place));
        marks.life(reached.version()).ifPresent(life -> kept.put("life", life.value()));
        ObjectNode fields = kept.putObject("marks");
        marks.each((path, mark) -> {
            fields.set(path, json(mark));
            JsonNode before = mark.before();
            if (before != null
                    && !before.isContainer()
                    && !before.isNull()
                    && type.personal().touch(path)) {
                about(mark.of(), personal).add("/marks/" + JsonPlaces.escaped(path) + "/before");
            }
        });
        List<PersonalValues> values = new ArrayList<>();
        personal.forEach((subject, places) -> values.add(new PersonalValues(subject, places)));
        return new Snapshot(reached.ref(), reached.version(), FORM, kept, values);
    }

    private static List<String> about(EntityRef subject, Map<EntityRef, List<String>> personal) {
        return personal.computeIfAbsent(subject, absent -> new ArrayList<>());
    }

    private static JsonNode json(Mark mark) {
        ObjectNode json = Json.DATA.createObjectNode().put("by", mark.by().value());
        if (mark.before() != null) {
            json.set("before", mark.before());
        }
        return mark.gone() ? json.put("gone", true) : json;
    }

    /// Puts what was kept into the marks, and gives the state to go on from; empty if something of it was erased
    /// since, so that all must be folded again to tell what it is now.
    static <S> Optional<EntityState<S>> open(EntityType<S, ?> type, Snapshot kept, Marks into) {
        if (PersonalMarks.holdsErased(kept.state())) {
            return Optional.empty();
        }
        JsonNode state = kept.state().path("state");
        JsonNode life = kept.state().path("life");
        into.resume(state, life.isMissingNode() ? null : Position.of(life.asLong()));
        Map<String, JsonNode> now = FieldChange.fields(state);
        Map<String, EntityRef> subjects = subjects(kept);
        kept.state().path("marks").properties().forEach(field -> {
            String path = field.getKey();
            JsonNode mark = field.getValue();
            String place = "/marks/" + JsonPlaces.escaped(path) + "/before";
            into.put(
                    path,
                    new Mark(
                            Position.of(mark.path("by").asLong()),
                            now.get(path),
                            orNull(mark.path("before")),
                            subjects.getOrDefault(place, kept.entity()),
                            mark.path("gone").asBoolean(false)));
        });
        S typed = state.isNull() ? null : type.bindState(state);
        return Optional.of(new EntityState<>(kept.entity(), typed, kept.version()));
    }

    private static Map<String, EntityRef> subjects(Snapshot kept) {
        Map<String, EntityRef> subjects = new HashMap<>();
        kept.personal().forEach(values -> values.places().forEach(place -> subjects.put(place, values.subject())));
        return subjects;
    }

    private static @Nullable JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? null : value;
    }
}
