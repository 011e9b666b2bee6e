package dev.whence.engine;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Something a person or an agent wants to be remembered beside a decision or an entity. It changes no state.
public sealed interface Note {

    /// The most characters that a note has.
    int MAX_LENGTH = 4_000;

    /// The name under which notes are recorded, which no command of a domain may have.
    String COMMAND = "Annotate";

    /// What is to be remembered.
    String text();

    /// What it is attached to: `decision:` with the id, or the entity.
    EntityRef about();

    /// The entities in whose histories it is found.
    List<EntityRef> entities();

    /// A note on a decision, found with all entities that the decision mentions.
    record OnDecision(Decision decision, String text) implements Note {

        @Override
        public EntityRef about() {
            return new EntityRef("decision", decision.id().toString());
        }

        @Override
        public List<EntityRef> entities() {
            Set<EntityRef> entities = new LinkedHashSet<>(decision.mentioned());
            return List.copyOf(entities);
        }
    }

    /// A note on an entity.
    record OnEntity(EntityRef entity, String text) implements Note {

        @Override
        public EntityRef about() {
            return entity;
        }

        @Override
        public List<EntityRef> entities() {
            return List.of(entity);
        }
    }

    /// The arguments under which it is recorded.
    default JsonNode data() {
        return Json.tree(Map.of("about", about().toString(), "note", text()));
    }
}
