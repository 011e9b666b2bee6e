package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Which decisions set the fields of an entity, change by change. For one thread.
final class Marks {

    /// What became of a field by a decision.
    ///
    /// @param value the new value; null where there is none any more
    /// @param before the value before; null if there was none
    /// @param of about whom the value before is, if it is personal
    /// @param gone whether the field became a part of a larger one, or was divided, rather than set or taken away
    record Mark(
            Position by, @Nullable JsonNode value, @Nullable JsonNode before, EntityRef of, boolean gone) {}

    private final boolean all;
    private final NavigableMap<String, List<Mark>> marks = new TreeMap<>();
    private final List<Position> lives = new ArrayList<>();
    private JsonNode state = Json.tree(null);

    /// @param all whether to remember every change of a field, or only the last one
    Marks(boolean all) {
        this.all = all;
    }

    /// Goes on from what was remembered before.
    void resume(JsonNode reached, @Nullable Position life) {
        state = reached;
        if (life != null) {
            lives.add(life);
        }
    }

    /// Notes the next change of the entity.
    ///
    /// @param subject about whom its personal values were before
    void apply(Position by, JsonNode after, EntityRef subject) {
        List<FieldChange> changes = FieldChange.between(state, after);
        for (FieldChange change : changes) {
            put(change.path(), new Mark(by, change.after(), change.before(), subject, false));
        }
        for (FieldChange change : changes) {
            if (change.after() != null) {
                regroup(change.path(), by, subject);
            }
        }
        if (state.isNull() != after.isNull()) {
            lives.add(by);
        }
        state = after;
    }

    /// The fields around one that was set, and those within it, are no fields any more.
    private void regroup(String path, Position by, EntityRef subject) {
        for (int end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
            end(path.substring(0, end), by, subject);
        }
        List<String> within =
                List.copyOf(marks.subMap(path + "/", path + (char) ('/' + 1)).keySet());
        within.forEach(part -> end(part, by, subject));
    }

    private void end(String path, Position by, EntityRef subject) {
        List<Mark> known = marks.get(path);
        if (known != null && !known.getLast().by().equals(by) && known.getLast().value() != null) {
            put(path, new Mark(by, null, known.getLast().value(), subject, true));
        }
    }

    void put(String path, Mark mark) {
        List<Mark> known = marks.computeIfAbsent(path, absent -> new ArrayList<>(2));
        if (!all) {
            known.clear();
        }
        known.add(mark);
    }

    /// The state after the last change; JSON null for an entity that does not exist.
    JsonNode state() {
        return state;
    }

    /// The last mark of a field.
    Optional<Mark> last(String path) {
        return Optional.ofNullable(marks.get(path)).map(List::getLast);
    }

    /// Hands over the last mark of each field there ever was, in the order of the paths.
    void each(BiConsumer<String, Mark> visitor) {
        marks.forEach((path, known) -> visitor.accept(path, known.getLast()));
    }

    /// How many fields there ever were.
    int size() {
        return marks.size();
    }

    /// The newest change, as of a position, of a field at a pointer, within what is there, or around it. Of any
    /// position only if all changes are remembered.
    Optional<Position> setAt(String pointer, Position asOf) {
        return marks.entrySet().stream()
                .filter(entry -> Blame.touches(entry.getKey(), pointer))
                .flatMap(entry -> last(entry.getValue(), asOf).stream())
                .filter(mark -> !mark.gone())
                .map(Mark::by)
                .max(Position::compareTo);
    }

    private static Optional<Mark> last(List<Mark> known, Position asOf) {
        return known.reversed().stream()
                .filter(mark -> !mark.by().isAfter(asOf))
                .findFirst();
    }

    /// The decision that brought the entity into being or ended it, as of a position.
    Optional<Position> life(Position asOf) {
        return lives.reversed().stream()
                .filter(position -> !position.isAfter(asOf))
                .findFirst();
    }
}
