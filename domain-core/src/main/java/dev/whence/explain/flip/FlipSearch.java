package dev.whence.explain.flip;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Evidence;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.model.Domain;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Searches the smallest sets of changes that flip a refusal. What is tried follows from the evidence: what was
/// required of a value, what its form allows, what stands beside it in the states. Each try is a decision on a
/// fork.
/// Lives for one question.
public final class FlipSearch {

    /// How far a search goes.
    ///
    /// @param changes how many changes at a time
    /// @param decisions how many decisions altogether
    /// @param sets how many sets are given at most
    public record Bounds(int changes, int decisions, int sets) {

        /// Up to three changes at a time, in a few hundred decisions.
        public static final Bounds USUAL = new Bounds(3, 150, 5);
    }

    private final World world;
    private final Predicate<Change> allowed;
    private final Bounds bounds;
    private final Map<Set<Change>, Optional<Decision>> decided = new HashMap<>();
    private boolean exhausted = true;

    private FlipSearch(World world, Predicate<Change> allowed, Bounds bounds) {
        this.world = world;
        this.allowed = allowed;
        this.bounds = bounds;
    }

    /// What would flip the verdict on a request.
    ///
    /// @param fork the states that it is decided on
    /// @param allowed which changes may be tried, for example [Change#isOfRequest]
    public static Flips search(
            Domain domain, Fork fork, CommandRequest request, Predicate<Change> allowed, Bounds bounds) {
        return new FlipSearch(new World(domain, fork, request), allowed, bounds).run();
    }

    /// A set of changes with what is decided under it.
    private record Node(TreeSet<Change> changes, Decision decision) {

        /// How far from accepted it is: rules that fail, then comparisons.
        long distance() {
            return decision.unmet().stream()
                            .mapToLong(check -> check.verdict() == Verdict.FAILS ? 1_000 : 1_001)
                            .sum()
                    + failures().size();
        }

        List<Evidence> failures() {
            return decision.unmet().stream()
                    .map(Check::evidence)
                    .filter(evidence -> evidence != null)
                    .flatMap(Evidence::failures)
                    .map(Evidence.class::cast)
                    .toList();
        }
    }

    private Flips run() {
        Decision verdict = world.decide();
        List<List<Change>> sets = new ArrayList<>();
        if (verdict.outcome().isRefusal() && new Candidates(world, verdict).isOutOfReach(allowed)) {
            exhausted = !restsOnOrigin(verdict); // who else asks, and in which conversation, is not tried
        } else if (verdict.outcome().isRefusal()) {
            List<Node> level = List.of(new Node(new TreeSet<>(), verdict));
            for (int size = 1; size <= bounds.changes() && sets.isEmpty() && !level.isEmpty(); size++) {
                level = next(level, sets);
            }
        }
        return new Flips(verdict, sets, bounds.changes(), exhausted);
    }

    private static boolean restsOnOrigin(Decision verdict) {
        return verdict.unmet().stream()
                .map(Check::evidence)
                .filter(Objects::nonNull)
                .flatMap(Evidence::failures)
                .anyMatch(failure -> failure.sources().stream().anyMatch(source -> source.startsWith("origin#")));
    }

    /// The sets with one more change; those that flip are added to the result.
    private List<Node> next(List<Node> level, List<List<Change>> flipping) {
        List<Node> next = new ArrayList<>();
        Set<Set<Change>> minimal = new HashSet<>();
        for (Node node : level) {
            World here = world.with(node.changes()).orElseThrow();
            for (Change candidate : new Candidates(here, node.decision()).all()) {
                TreeSet<Change> changes = new TreeSet<>(node.changes());
                boolean possible = allowed.test(candidate)
                        && changes.stream().noneMatch(candidate::overlaps)
                        && changes.add(candidate);
                if (!possible || decided.containsKey(changes)) {
                    continue;
                }
                if (flipping.size() == bounds.sets() || decided.size() >= bounds.decisions()) {
                    exhausted &= flipping.size() == bounds.sets();
                    return List.of();
                }
                decide(changes).ifPresent(decision -> {
                    if (decision.outcome() != Outcome.ACCEPTED) {
                        next.add(new Node(changes, decision));
                    } else if (minimal.add(smallest(changes))) {
                        flipping.add(List.copyOf(smallest(changes)));
                    }
                });
            }
        }
        return next.stream()
                .filter(node -> isNearer(node, level))
                .sorted(Comparator.comparingLong(Node::distance))
                .toList();
    }

    /// Whether the last change made any difference to what fails.
    private boolean isNearer(Node node, List<Node> before) {
        List<Evidence> failing = node.failures();
        return before.stream()
                .filter(parent -> node.changes().containsAll(parent.changes()))
                .noneMatch(parent -> parent.failures().equals(failing)
                        && parent.decision().unmet().equals(node.decision().unmet()));
    }

    /// The part of a flipping set that flips alone, no part of which does; the set itself if there is none.
    private Set<Change> smallest(Set<Change> flipping) {
        for (Change one : flipping) {
            Set<Change> without = new TreeSet<>(flipping);
            without.remove(one);
            boolean flips = !without.isEmpty()
                    && decide(without)
                            .filter(decision -> decision.outcome() == Outcome.ACCEPTED)
                            .isPresent();
            if (flips) {
                return smallest(without);
            }
        }
        return flipping;
    }

    private Optional<Decision> decide(Set<Change> changes) {
        return decided.computeIfAbsent(
                Set.copyOf(changes), set -> world.with(new TreeSet<>(set)).map(World::decide));
    }
}
