package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why an entity is as it is: for each field, the decision that last set it.
///
/// @param asOf the position in the log that the answer is about
/// @param path the part that was asked for, as a JSON pointer; empty for all of it
/// @param fields the fields of that part; empty if there is no such entity or part
public record StateExplanation(EntityRef entity, Position asOf, String path, List<FieldOrigin> fields) {

    public StateExplanation {
        fields = List.copyOf(fields);
    }

    /// The answer as text, fields that one decision set together in one line, newest decision first.
    public String text() {
        if (fields.isEmpty()) {
            return path.isEmpty()
                    ? entity + " does not exist as of position " + asOf + "; no decision up to there changed it."
                    : entity + " has nothing at " + path + " as of position " + asOf
                            + "; ask without a path to see all of it.";
        }
        Map<Citation, List<FieldOrigin>> byDecision = fields.stream()
                .sorted((a, b) -> b.setBy().position().compareTo(a.setBy().position()))
                .collect(Collectors.groupingBy(FieldOrigin::setBy, LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder(entity + " as of position " + asOf + ":");
        byDecision.forEach((citation, origins) -> text.append("\n- ")
                .append(citation.text())
                .append(" set ")
                .append(origins.stream().map(StateExplanation::described).collect(Collectors.joining("; "))));
        return text.toString();
    }

    private static String described(FieldOrigin origin) {
        String set = origin.name() + " = " + Sentences.value(origin.value());
        return origin.before() == null ? set : set + " (before: " + Sentences.value(origin.before()) + ")";
    }
}
