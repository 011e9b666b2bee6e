package dev.whence.explain.whynot;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Outcome;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Searches plans of a few commands after which a refused one would be accepted: breadth first, each step decided
/// on a fork. Lives for one question.
final class PlanSearch {

    /// How far a search goes.
    record Bounds(int steps, int decisions, int plans) {
        static final Bounds USUAL = new Bounds(3, 100, 3);
    }

    /// What was found, and whether all guesses were tried.
    record Found(List<Plan> plans, boolean exhausted) {}

    private final Domain domain;
    private final CommandRequest goal;
    private final Predicate<CommandType<?>> allowed;
    private final Bounds bounds;
    private final Set<List<JsonNode>> seen = new HashSet<>();
    private final List<Plan> plans = new ArrayList<>();
    private int decisions;

    private PlanSearch(Domain domain, CommandRequest goal, Predicate<CommandType<?>> allowed, Bounds bounds) {
        this.domain = domain;
        this.goal = goal;
        this.allowed = allowed;
        this.bounds = bounds;
    }

    /// Plans for a command that is refused on the fork.
    ///
    /// @param allowed which commands may be steps
    static Found search(
            Domain domain, Fork fork, CommandRequest goal, Predicate<CommandType<?>> allowed, Bounds bounds) {
        return new PlanSearch(domain, goal, allowed, bounds).run(fork);
    }

    /// A fork after some steps, and how the goal would be decided there.
    private record Node(Fork fork, List<CommandRequest> steps, Decision refusal) {

        long distance() {
            return refusal.unmet().stream()
                    .map(Check::evidence)
                    .mapToLong(evidence ->
                            evidence == null ? 1 : 1_000 + evidence.failures().count())
                    .sum();
        }
    }

    private Found run(Fork fork) {
        List<Node> level = List.of(new Node(fork, List.of(), fork.wouldDecide(goal)));
        if (isOutOfReach(level.getFirst().refusal())) {
            return new Found(List.of(), true);
        }
        seen.add(read(level.getFirst()));
        for (int step = 1; step <= bounds.steps() && plans.isEmpty() && !level.isEmpty(); step++) {
            List<Node> next = new ArrayList<>();
            level.forEach(node -> expand(node, next));
            level = next.stream()
                    .sorted(Comparator.comparingLong(Node::distance))
                    .toList();
        }
        return new Found(List.copyOf(plans), decisions < bounds.decisions());
    }

    /// Whether something fails that no state has any bearing on.
    private static boolean isOutOfReach(Decision refusal) {
        return refusal.unmet().stream()
                .map(Check::evidence)
                .filter(Objects::nonNull)
                .flatMap(Evidence::necessaryFailures)
                .anyMatch(failure -> Stream.concat(failure.sources().stream(), failure.requiredSources().stream())
                        .noneMatch(source -> source.indexOf(':') >= 0));
    }

    private void expand(Node node, List<Node> next) {
        Guesses guesses = new Guesses(goal.data(), node.refusal(), read(node));
        for (CommandType<?> type : domain.commands()) {
            if (!allowed.test(type)) {
                continue;
            }
            for (JsonNode arguments : guesses.of(type)) {
                if (decisions >= bounds.decisions() || plans.size() == bounds.plans()) {
                    return;
                }
                tryStep(node, CommandRequest.of(type.snakeName(), arguments, goal.origin()), next);
            }
        }
    }

    private void tryStep(Node node, CommandRequest step, List<Node> next) {
        Fork fork = node.fork().copy();
        decisions++;
        Decision decided = fork.decide(step);
        if (decided.outcome() != Outcome.ACCEPTED) {
            return;
        }
        List<CommandRequest> steps = new ArrayList<>(node.steps());
        steps.add(step);
        decisions++;
        Decision then = fork.wouldDecide(goal);
        Node reached = new Node(fork, List.copyOf(steps), then);
        if (then.outcome() == Outcome.ACCEPTED) {
            plans.add(new Plan(steps));
        } else if (seen.add(read(reached))) {
            next.add(reached);
        }
    }

    /// The states that the goal reads: what leaves them as they are does not help.
    private List<JsonNode> read(Node node) {
        List<JsonNode> states = new ArrayList<>();
        for (EntityRef entity : node.refusal().boundary().entities()) {
            domain.entityType(entity.type()).ifPresent(type -> states.add(state(type, entity, node.fork())));
        }
        return states;
    }

    private static <S> JsonNode state(EntityType<S, ?> type, EntityRef entity, Fork fork) {
        return Json.tree(fork.of(type, entity).state());
    }
}
