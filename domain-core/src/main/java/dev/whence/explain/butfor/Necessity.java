package dev.whence.explain.butfor;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.Gaps;
import dev.whence.explain.Sentences;
import dev.whence.log.ReadQuery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Which earlier decisions a later one could not have ended without as it did: single ones, or, where each alone
/// could be missed because others stood ready to take its place, the smallest sets.
///
/// @param effect the later decision
/// @param candidates how many earlier decisions were considered: the newest that changed what it read
/// @param sets the smallest sets of them without which it would have ended otherwise
/// @param mostAtOnce how many were left out at once at most
/// @param exhausted whether all sets of the candidates up to that size were tried
/// @param unreadable the decisions that cannot be read and may have mattered
public record Necessity(
        Citation effect,
        int candidates,
        List<List<Citation>> sets,
        int mostAtOnce,
        boolean exhausted,
        List<Position> unreadable)
        implements Explanation {

    private static final int MOST_CANDIDATES = 16;
    private static final int MOST_AT_ONCE = 3;
    private static final int MOST_TRIES = 400;

    public Necessity {
        sets = sets.stream().map(List::copyOf).toList();
        unreadable = List.copyOf(unreadable);
    }

    /// Asks for a decision in the log.
    ///
    /// @throws IllegalArgumentException if there is none at the position
    public static Necessity of(Forks forks, Position effect) {
        Decision decision = forks.log()
                .at(effect)
                .orElseThrow(() -> new IllegalArgumentException("There is no decision at position " + effect
                        + "; the log ends at position " + forks.log().head()));
        Gaps gaps = new Gaps(forks.log());
        List<Position> candidates = candidates(forks, decision, gaps);
        List<Set<Position>> found = new ArrayList<>();
        int tries = 0;
        boolean exhausted = true;
        for (int size = 1; size <= MOST_AT_ONCE; size++) {
            for (Set<Position> set : subsets(candidates, size)) {
                boolean larger = found.stream().anyMatch(set::containsAll);
                if (!larger && tries++ < MOST_TRIES) {
                    if (flips(forks, decision, set, gaps)) {
                        found.add(set);
                    }
                } else {
                    exhausted &= larger;
                }
            }
        }
        return new Necessity(
                Citation.of(decision),
                candidates.size(),
                found.stream().map(set -> cited(forks, set)).toList(),
                MOST_AT_ONCE,
                exhausted,
                gaps.positions());
    }

    private static List<Citation> cited(Forks forks, Set<Position> set) {
        return new TreeSet<>(set)
                .stream()
                        .map(position -> Citation.of(forks.log().at(position).orElseThrow()))
                        .toList();
    }

    private static List<Position> candidates(Forks forks, Decision decision, Gaps gaps) {
        List<EntityRef> read = decision.boundary().entities();
        if (read.isEmpty()) {
            return List.of();
        }
        return forks
                .log()
                .readStored(ReadQuery.changesToAny(read)
                        .upTo(decision.position().previous())
                        .newestFirst()
                        .limit(MOST_CANDIDATES))
                .stream()
                .flatMap(stored -> gaps.read(stored).stream())
                .filter(earlier -> earlier.outcome() == Outcome.ACCEPTED)
                .map(Decision::position)
                .sorted()
                .toList();
    }

    private static boolean flips(Forks forks, Decision decision, Set<Position> without, Gaps gaps) {
        ButFor course = ButFor.without(forks, without, decision.position());
        if (course.unreadable() != null) {
            gaps.add(course.unreadable());
        }
        return course.differences().stream()
                .anyMatch(difference -> difference.decision().position().equals(decision.position())
                        && difference.outcome() != decision.outcome());
    }

    /// Every set of so many of the positions, in their order.
    private static List<Set<Position>> subsets(List<Position> positions, int size) {
        if (size == 0) {
            return List.of(Set.of());
        }
        List<Set<Position>> sets = new ArrayList<>();
        for (int i = 0; i <= positions.size() - size; i++) {
            for (Set<Position> rest : subsets(positions.subList(i + 1, positions.size()), size - 1)) {
                Set<Position> set = new HashSet<>(rest);
                set.add(positions.get(i));
                sets.add(Set.copyOf(set));
            }
        }
        return sets;
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(effect.text() + " was " + effect.outcome() + ".");
        if (sets.isEmpty()) {
            lines.add(
                    candidates == 0
                            ? "No earlier decision changed what it read."
                            : "It would have ended so without any " + Math.min(mostAtOnce, candidates) + " of the "
                                    + Sentences.count(candidates, "earlier decision")
                                    + " considered, which changed what it read"
                                    + (exhausted ? "." : ", as far as was tried."));
        }
        sets.forEach(set -> lines.add("- It would have ended otherwise without "
                + set.stream().map(Citation::text).collect(Collectors.joining(" and "))
                + (set.size() == 1 ? "." : " together; each of them alone could be missed.")));
        Gaps.text(unreadable).ifPresent(lines::add);
        return lines;
    }
}
