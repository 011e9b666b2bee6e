package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.JsonPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// All that happened to an entity, or to one part of it, as differences.
///
/// @param from the position after which changes count; [Position#NONE] for all
/// @param upTo the last position that was looked at
/// @param path the part that was asked for, as a JSON pointer; empty for all of it
/// @param changes oldest first
public record StateHistory(EntityRef entity, Position from, Position upTo, String path, List<Change> changes)
        implements Explanation {

    public StateHistory {
        changes = List.copyOf(changes);
    }

    /// What one decision changed.
    public record Change(Citation decision, List<FieldChange> fields) {

        public Change {
            fields = List.copyOf(fields);
        }
    }

    @Override
    public List<String> lines() {
        String what = entity + (path.isEmpty() ? "" : " " + String.join(".", JsonPlaces.segments(path)));
        if (changes.isEmpty()) {
            return List.of(what + " was not changed by any decision " + span() + ".");
        }
        List<String> lines = new ArrayList<>();
        lines.add(what + " was changed " + Sentences.count(changes.size(), "time") + " " + span() + ":");
        changes.forEach(change -> lines.add("- " + change.decision().text() + ": "
                + change.fields().stream().map(FieldChange::text).collect(Collectors.joining("; "))));
        return lines;
    }

    private String span() {
        return (from.equals(Position.NONE) ? "" : "after position " + from + " and ") + "up to position " + upTo;
    }
}
