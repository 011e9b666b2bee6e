package dev.whence.personal;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.personal.SubjectKeys.Standing;
import dev.whence.schema.Personal;
import dev.whence.state.Snapshot;
import dev.whence.state.SnapshotStore;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Keeps snapshots whose personal values are encrypted with the key of their data subject, so that forgetting it
/// erases them too.
///
/// A state with personal values is kept as `{"subject": "…", "places": ["/…"], "state": {…}}`, and its schema is
/// marked with `sealed`.
public final class PersonalSnapshotStore implements SnapshotStore {

    private static final String SEALED = "sealed ";
    private static final JsonNode ERASED = Json.tree(Personal.ERASED);

    private final SnapshotStore kept;
    private final Domain domain;
    private final SubjectKeys keys;

    /// @param kept where the snapshots are
    public PersonalSnapshotStore(SnapshotStore kept, Domain domain, SubjectKeys keys) {
        this.kept = kept;
        this.domain = domain;
        this.keys = keys;
    }

    @Override
    public void save(Snapshot snapshot) {
        Optional<EntityType<?, ?>> type = domain.entityType(snapshot.entity().type());
        List<String> places = type.map(EntityType::personal)
                .map(marks -> marks.places(snapshot.state()))
                .orElse(List.of());
        if (type.isEmpty() || places.isEmpty()) {
            kept.save(snapshot);
            return;
        }
        EntityRef subject = type.get().dataSubject(snapshot.entity(), type.get().bindState(snapshot.state()));
        if (keys.ofOrNew(subject) instanceof Standing.Kept(SecretKey key)) {
            JsonNode state = snapshot.state().deepCopy();
            for (String place : places) {
                UnaryOperator<JsonNode> seal =
                        value -> value.equals(ERASED) ? value : Sealing.seal(value, key, bound(snapshot, place));
                state = JsonPlaces.replace(state, place, seal);
            }
            kept.save(new Snapshot(
                    snapshot.entity(),
                    snapshot.version(),
                    SEALED + snapshot.schema(),
                    wrapped(subject, places, state)));
        }
    }

    private static JsonNode wrapped(EntityRef subject, List<String> places, JsonNode state) {
        ArrayNode where = Json.DATA.createArrayNode();
        places.forEach(where::add);
        return Json.DATA
                .createObjectNode()
                .put("subject", subject.toString())
                .set("places", where)
                .set("state", state);
    }

    private static String bound(Snapshot snapshot, String place) {
        return "snapshot of " + snapshot.entity() + " at " + snapshot.version() + place;
    }

    @Override
    public Optional<Snapshot> newest(EntityRef entity, Position upTo) {
        Optional<Snapshot> found = kept.newest(entity, upTo);
        while (found.isPresent() && found.get().schema().startsWith(SEALED)) {
            Optional<Snapshot> opened = opened(found.get());
            if (opened.isPresent()) {
                return opened;
            }
            kept.drop(entity, found.get().version());
            found = kept.newest(entity, upTo);
        }
        return found;
    }

    /// Empty if it was altered, or its key is lost: it is folded again then.
    private Optional<Snapshot> opened(Snapshot sealed) {
        EntityRef subject = EntityRef.parse(sealed.state().path("subject").asString());
        Standing standing = keys.of(subject);
        JsonNode state = sealed.state().path("state").deepCopy();
        try {
            for (JsonNode place : sealed.state().path("places")) {
                String where = place.asString();
                state = JsonPlaces.replace(state, where, value -> opened(value, standing, bound(sealed, where)));
            }
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
        String schema = sealed.schema().substring(SEALED.length());
        return Optional.of(new Snapshot(sealed.entity(), sealed.version(), schema, state));
    }

    private static JsonNode opened(JsonNode value, Standing standing, String bound) {
        if (value.equals(ERASED)) {
            return value;
        }
        return switch (standing) {
            case Standing.Kept(SecretKey key) -> Sealing.open(value, key, bound);
            case Standing.Destroyed _ -> ERASED;
            case Standing.Unknown _ -> throw new IllegalArgumentException("The key for " + bound + " is lost");
        };
    }

    @Override
    public void drop(EntityRef entity, Position version) {
        kept.drop(entity, version);
    }
}
