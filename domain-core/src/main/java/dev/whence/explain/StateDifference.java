package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How an entity differs between two times, and by whose doing.
///
/// @param from the earlier position
/// @param to the later position
public record StateDifference(EntityRef entity, Position from, Position to, List<Difference> fields)
        implements Explanation {

    public StateDifference {
        fields = List.copyOf(fields);
    }

    /// One field that differs.
    ///
    /// @param before its value at the earlier position; null if it was not there
    /// @param after its value at the later position; null if it is not there
    /// @param setBy the decision that gave it its later value, or took it away
    public record Difference(
            String path,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            Citation setBy) {

        private String text() {
            return new FieldChange(path, before, after).text();
        }
    }

    /// Of the difference, what is at a JSON pointer or within; all if it is empty.
    public StateDifference within(String path) {
        List<Difference> part = fields.stream()
                .filter(field -> path.isEmpty()
                        || field.path().equals(path)
                        || field.path().startsWith(path + "/"))
                .toList();
        return new StateDifference(entity, from, to, part);
    }

    @Override
    public List<String> lines() {
        if (fields.isEmpty()) {
            return List.of(entity + " is the same at positions " + from + " and " + to + ".");
        }
        return lines(fields);
    }

    /// The heading, and of the fields only some; those that one decision set are in one line.
    public List<String> lines(List<Difference> some) {
        List<String> lines = new ArrayList<>();
        lines.add(entity + " differs in " + Sentences.count(fields.size(), "field") + " between positions " + from
                + " and " + to + ":");
        Map<Citation, List<Difference>> byDecision = some.stream()
                .collect(Collectors.groupingBy(Difference::setBy, LinkedHashMap::new, Collectors.toList()));
        byDecision.forEach((citation, differences) -> lines.add("- " + citation.text() + ": "
                + differences.stream().map(Difference::text).collect(Collectors.joining("; "))));
        return lines;
    }
}
