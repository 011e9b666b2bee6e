package dev.whence.personal;

import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.personal.SubjectKeys.Standing;
import dev.whence.schema.Personal;
import dev.whence.state.Snapshot;
import dev.whence.state.SnapshotStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// Keeps snapshots whose personal values are encrypted with the key of their data subject, so that forgetting it
/// erases them too.
///
/// A snapshot with personal values is kept as `{"personal": [{"subject": "…", "places": ["/…"]}], "state": {…}}`,
/// and its schema is marked with `sealed 2`.
public final class PersonalSnapshotStore implements SnapshotStore {

    private static final String SEALED = "sealed 2 ";
    private static final JsonNode ERASED = Json.tree(Personal.ERASED);

    private final SnapshotStore kept;
    private final SubjectKeys keys;

    /// @param kept where the snapshots are
    public PersonalSnapshotStore(SnapshotStore kept, SubjectKeys keys) {
        this.kept = kept;
        this.keys = keys;
    }

    /// Keeps a snapshot, unless one of its data subjects was forgotten.
    @Override
    public void save(Snapshot snapshot) {
        if (snapshot.personal().isEmpty()) {
            kept.save(snapshot);
            return;
        }
        Map<EntityRef, SecretKey> found = new HashMap<>();
        for (PersonalValues values : snapshot.personal()) {
            if (!(keys.ofOrNew(values.subject()) instanceof Standing.Kept(SecretKey key))) {
                return;
            }
            found.put(values.subject(), key);
        }
        JsonNode state = snapshot.state().deepCopy();
        for (PersonalValues values : snapshot.personal()) {
            SecretKey key = Objects.requireNonNull(found.get(values.subject()));
            for (String place : values.places()) {
                state = JsonPlaces.replace(
                        state,
                        place,
                        value -> value.equals(ERASED) ? value : Sealing.seal(value, key, bound(snapshot, place)));
            }
        }
        kept.save(new Snapshot(
                snapshot.entity(), snapshot.version(), SEALED + snapshot.schema(), wrapped(snapshot, state)));
    }

    private static JsonNode wrapped(Snapshot snapshot, JsonNode state) {
        ArrayNode personal = Json.DATA.createArrayNode();
        for (PersonalValues values : snapshot.personal()) {
            ArrayNode where = Json.DATA.createArrayNode();
            values.places().forEach(where::add);
            personal.add(Json.DATA
                    .createObjectNode()
                    .put("subject", values.subject().toString())
                    .set("places", where));
        }
        return Json.DATA.createObjectNode().set("personal", personal).set("state", state);
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
        List<PersonalValues> personal = new ArrayList<>();
        JsonNode state = sealed.state().path("state").deepCopy();
        try {
            for (JsonNode values : sealed.state().path("personal")) {
                EntityRef subject = EntityRef.parse(values.path("subject").asString());
                Standing standing = keys.of(subject);
                List<String> places = new ArrayList<>();
                for (JsonNode place : values.path("places")) {
                    String where = place.asString();
                    state = JsonPlaces.replace(state, where, value -> opened(value, standing, bound(sealed, where)));
                    places.add(where);
                }
                personal.add(new PersonalValues(subject, places));
            }
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
        String schema = sealed.schema().substring(SEALED.length());
        return Optional.of(new Snapshot(sealed.entity(), sealed.version(), schema, state, personal));
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
