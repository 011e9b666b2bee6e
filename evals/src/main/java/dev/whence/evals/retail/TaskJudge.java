package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Compares what a task did with what the benchmark says it does.
///
/// @param before the shop that every task starts from, as the benchmark wrote it
record TaskJudge(Map<EntityRef, JsonNode> before) {

    /// @param calls what was sent, with the answers
    /// @param after the states, after the task, of every entity that a decision of the task changed or that the
    ///     benchmark's delta names; what does not exist is left out
    TaskResult judge(GoldTask task, List<CallResult> calls, Map<EntityRef, JsonNode> after) {
        NavigableSet<EntityRef> changed = changed(after);
        List<String> problems = new ArrayList<>();
        calls.stream()
                .filter(call -> call.counts() ? !call.isAsExpected() : call.answer() instanceof Answer.Broken)
                .forEach(call -> problems.add(call.problem()));
        if (!task.knownUpstreamBug()) {
            problems.addAll(wrongStates(task.delta(), after, changed));
        }
        return new TaskResult(task, calls, changed, problems);
    }

    /// What of a shop is not as it was written, each in one line.
    List<String> wrongBefore(Map<EntityRef, JsonNode> imported) {
        return before.keySet().stream()
                .flatMap(entity -> difference(before, imported, entity)
                        .map(difference -> entity + " is not as it was written: " + difference)
                        .stream())
                .toList();
    }

    private NavigableSet<EntityRef> changed(Map<EntityRef, JsonNode> after) {
        NavigableSet<EntityRef> changed = new TreeSet<>();
        after.keySet().stream()
                .filter(Shop::keeps)
                .filter(entity -> difference(before, after, entity).isPresent())
                .forEach(changed::add);
        return changed;
    }

    private List<String> wrongStates(
            Map<EntityRef, JsonNode> delta, Map<EntityRef, JsonNode> after, NavigableSet<EntityRef> changed) {
        NavigableSet<EntityRef> all = new TreeSet<>(delta.keySet());
        all.addAll(changed);
        List<String> wrong = new ArrayList<>();
        for (EntityRef entity : all) {
            boolean shouldChange = delta.containsKey(entity);
            difference(shouldChange ? delta : before, after, entity)
                    .ifPresent(difference -> wrong.add(
                            shouldChange
                                    ? entity + " is not as it should be: " + difference
                                    : entity + " should not have changed: " + difference));
        }
        return wrong;
    }

    private static Optional<Difference> difference(
            Map<EntityRef, JsonNode> expected, Map<EntityRef, JsonNode> actual, EntityRef entity) {
        return Difference.first(canonical(expected.get(entity)), canonical(actual.get(entity)));
    }

    private static JsonNode canonical(@Nullable JsonNode entity) {
        return entity == null ? MissingNode.getInstance() : Canonical.of(entity);
    }
}
