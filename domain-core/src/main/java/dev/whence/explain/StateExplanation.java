package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Why an entity is as it is: for each field, the decision that last set it.
///
/// @param asOf the position in the log that the answer is about
/// @param path the part that was asked for, as a JSON pointer; empty for all of it
/// @param fields the fields of that part; empty if there is no such entity or part
/// @param causes the chain of decisions that led to the newest of those that set the fields, as far as stated,
///     nearest first
/// @param nearest where there is no such entity or part: what there is instead, each as a sentence
public record StateExplanation(
        EntityRef entity,
        Position asOf,
        String path,
        List<FieldOrigin> fields,
        List<Citation> causes,
        List<String> nearest)
        implements Explanation {

    public StateExplanation {
        fields = List.copyOf(fields);
        causes = List.copyOf(causes);
        nearest = List.copyOf(nearest);
    }

    /// The fields, those that were set last first.
    public List<FieldOrigin> newestFirst() {
        return fields.stream()
                .sorted((a, b) -> b.setBy().position().compareTo(a.setBy().position()))
                .toList();
    }

    /// The same explanation of some of its fields.
    public StateExplanation with(List<FieldOrigin> some) {
        return new StateExplanation(entity, asOf, path, some, causes, nearest);
    }

    /// The answer line by line, fields that one decision set together in one line, newest decision first.
    @Override
    public List<String> lines() {
        if (fields.isEmpty()) {
            String missing = path.isEmpty()
                    ? entity + " does not exist as of position " + asOf + "."
                    : entity + " has nothing at " + path + " as of position " + asOf + ".";
            return List.of(nearest.isEmpty() ? missing : missing + " " + String.join(" ", nearest));
        }
        Map<Citation, List<FieldOrigin>> byDecision = newestFirst().stream()
                .collect(Collectors.groupingBy(FieldOrigin::setBy, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        lines.add(entity + " as of position " + asOf + ":");
        byDecision.forEach((citation, origins) -> lines.add("- " + citation.text() + " set "
                + origins.stream().map(StateExplanation::described).collect(Collectors.joining("; "))));
        causes.forEach(cause -> lines.add("Caused by " + cause.text() + "."));
        return lines;
    }

    private static String described(FieldOrigin origin) {
        String set = origin.name() + " = " + Sentences.value(origin.value());
        return origin.before() == null ? set : set + " (before: " + Sentences.value(origin.before()) + ")";
    }
}
