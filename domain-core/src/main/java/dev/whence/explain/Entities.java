package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.RecordedEvent;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Finds what a question or a piece of evidence names in the domain.
public final class Entities {

    private Entities() {}

    /// The type of an entity.
    ///
    /// @throws IllegalArgumentException if the domain has no such entity type; the message names those it has
    public static EntityType<?, ?> typeOf(EntityRef entity, Domain domain) {
        return domain.entityType(entity.type())
                .orElseThrow(() -> new IllegalArgumentException("Domain " + domain.name() + " has no entity type '"
                        + entity.type() + "'; it has "
                        + String.join(
                                ", ",
                                domain.entityTypes().stream()
                                        .map(EntityType::name)
                                        .toList())));
    }

    /// A place in an entity's state, as evidence names it.
    ///
    /// @param pointer the field's JSON pointer; empty where the evidence is about the entity's existence or version
    public record Place(EntityRef entity, String pointer) {

        @Override
        public String toString() {
            return entity + "#" + pointer;
        }
    }

    /// The place in an entity that a source of evidence names; empty for a fact of the command or the origin, which
    /// the caller gave, and for entities of types that the domain does not have.
    public static Optional<Place> place(String source, Domain domain) {
        int hash = source.endsWith("#") ? source.length() - 1 : source.lastIndexOf("#/");
        int colon = source.indexOf(':');
        if (hash < 0 || colon < 0 || colon > hash) {
            return Optional.empty();
        }
        EntityRef entity = EntityRef.parse(source.substring(0, hash));
        return domain.entityType(entity.type()).map(type -> new Place(entity, source.substring(hash + 1)));
    }

    /// What a decision is about: the target of its command or, of a command without one, what its events say they
    /// are about in a field named for it, as `user_id` names a user; else the first entity that it read or changed.
    public static Optional<EntityRef> subject(Decision decision, Domain domain) {
        boolean targeted = domain.command(decision.command().type())
                .flatMap(CommandType::targetType)
                .isPresent();
        Optional<EntityRef> first = decision.mentioned().stream().findFirst();
        return targeted ? first : named(decision, domain).or(() -> first);
    }

    private static Optional<EntityRef> named(Decision decision, Domain domain) {
        for (RecordedEvent event : decision.events()) {
            for (EntityType<?, ?> type : domain.entityTypes()) {
                JsonNode id = event.data().path(type.name().replace('-', '_') + "_id");
                if (id.isString() && !event.entity().type().equals(type.name())) {
                    return Optional.of(type.ref(id.stringValue()));
                }
            }
        }
        return Optional.empty();
    }
}
