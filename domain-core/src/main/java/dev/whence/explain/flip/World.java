package dev.whence.explain.flip;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A command and the states it is decided on, some of their values changed.
record World(Domain domain, Fork fork, CommandRequest request) {

    /// The same with changes; empty if there can be no such world.
    Optional<World> with(Collection<Change> changes) {
        Fork changed = fork.copy();
        JsonNode data = request.data().deepCopy();
        Origin origin = request.origin();
        for (Change change : changes) {
            switch (change.root()) {
                case "command" -> data = set(data, change.pointer(), change.to());
                case "origin" -> origin = asked(origin, change);
                default -> {
                    EntityRef entity = EntityRef.parse(change.root());
                    try {
                        changed.assume(entity, set(state(changed, entity).deepCopy(), change.pointer(), change.to()));
                    } catch (JacksonException impossible) {
                        return Optional.empty(); // no state that the entity could be in
                    }
                }
            }
        }
        CommandRequest asked =
                new CommandRequest(request.type(), data, origin, request.expectedVersion(), true, request.problems());
        return Optional.of(new World(domain, changed, asked));
    }

    private static Origin asked(Origin origin, Change change) {
        String text = change.to().isNull() ? null : change.to().asString();
        return switch (change.pointer()) {
            case "/reason" -> origin.withReason(text);
            case "/conversation" -> origin.withConversation(text);
            default -> origin; // who asks cannot be changed by asking
        };
    }

    Decision decide() {
        return fork.wouldDecide(request);
    }

    /// The value at a place; JSON null if there is none.
    JsonNode at(String place) {
        int hash = place.endsWith("#") ? place.length() - 1 : place.lastIndexOf("#/");
        if (hash < 0) {
            return Json.tree(null);
        }
        String root = place.substring(0, hash);
        JsonNode whole = switch (root) {
            case "command" -> request.data();
            case "origin" -> Json.tree(request.origin());
            default -> root.indexOf(':') < 0 ? Json.tree(null) : state(fork, EntityRef.parse(root));
        };
        JsonNode found = whole.at(place.substring(hash + 1));
        return found.isMissingNode() ? Json.tree(null) : found;
    }

    /// The states of the entities, as far as they exist.
    List<JsonNode> states(Collection<EntityRef> entities) {
        return entities.stream()
                .map(entity -> state(fork, entity))
                .filter(state -> !state.isNull())
                .toList();
    }

    private JsonNode state(Fork from, EntityRef entity) {
        return domain.entityType(entity.type())
                .map(type -> state(type, from, entity))
                .orElseGet(() -> Json.tree(null));
    }

    private static <S> JsonNode state(EntityType<S, ?> type, Fork from, EntityRef entity) {
        return Json.tree(from.of(type, entity).state());
    }

    private static JsonNode set(JsonNode tree, String pointer, JsonNode value) {
        List<String> segments = JsonPlaces.segments(pointer);
        JsonNode parent = tree.at(pointer.substring(0, Math.max(0, pointer.lastIndexOf('/'))));
        if (segments.isEmpty()) {
            return value;
        }
        if (parent instanceof ObjectNode object) {
            if (value.isNull()) {
                object.remove(segments.getLast());
            } else {
                object.set(segments.getLast(), value);
            }
        } else if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(segments.getLast());
            if (value.isNull()) {
                array.remove(index);
            } else if (index < array.size()) {
                array.set(index, value);
            }
        }
        return tree;
    }
}
