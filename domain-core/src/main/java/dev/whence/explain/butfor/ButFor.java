package dev.whence.explain.butfor;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.engine.Forks;
import dev.whence.engine.Redecided;
import dev.whence.explain.Citation;
import dev.whence.explain.Entities;
import dev.whence.explain.Explanation;
import dev.whence.explain.FieldChange;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What would have come out otherwise, had some decisions never been taken, and everybody asked for the same
/// later on.
///
/// @param without the decisions that are left out
/// @param upTo the last position that was looked at
/// @param differences the later decisions that would have ended otherwise, oldest first
/// @param entities the entities that would be otherwise at that position
/// @param followed how many later decisions were decided again
/// @param unjudged how many of these no rule judges; they are taken as they were recorded
/// @param complete whether everything that depends on them was followed
/// @param unreadable the later decision that cannot be read, before which the answer ends; null if there is none
public record ButFor(
        List<Citation> without,
        Position upTo,
        List<Difference> differences,
        List<Affected> entities,
        long followed,
        long unjudged,
        boolean complete,
        @Nullable Position unreadable)
        implements Explanation {

    /// The most decisions that are decided again for one answer.
    public static final long MOST_FOLLOWED = 50_000;

    public ButFor {
        without = List.copyOf(without);
        differences = List.copyOf(differences);
        entities = List.copyOf(entities);
    }

    /// A decision that would have ended otherwise.
    ///
    /// @param outcome how it would have ended
    /// @param unmet the rules that would not have held
    public record Difference(Citation decision, Outcome outcome, List<Check> unmet) {

        public Difference {
            unmet = List.copyOf(unmet);
        }

        String text() {
            String how = outcome == decision.outcome()
                    ? outcome + ", with other events"
                    : outcome + (unmet.isEmpty() ? "" : " (" + reasons() + ")");
            return decision.text() + ", which was " + decision.outcome() + ", would have been " + how + ".";
        }

        private String reasons() {
            return unmet.stream()
                    .map(check -> check.rule() + ": " + Sentences.of(check))
                    .collect(Collectors.joining("; "));
        }
    }

    /// An entity that would be otherwise.
    ///
    /// @param fields from how it was recorded to how it would be
    public record Affected(EntityRef entity, List<FieldChange> fields) {

        public Affected {
            fields = List.copyOf(fields);
        }
    }

    /// Leaves decisions out, up to the end of the log.
    ///
    /// @throws IllegalArgumentException if there is no decision at one of the positions
    /// @throws dev.whence.decision.UnreadableDecisionException if one of them cannot be read
    public static ButFor without(Forks forks, Set<Position> leftOut) {
        return without(forks, leftOut, forks.log().head());
    }

    /// The same up to a position.
    ///
    /// @throws IllegalArgumentException if there is no decision at one of the positions
    /// @throws dev.whence.decision.UnreadableDecisionException if one of them cannot be read
    public static ButFor without(Forks forks, Set<Position> leftOut, Position upTo) {
        try {
            return upTo(upTo, forks, leftOut, null);
        } catch (UnreadableDecisionException unreadable) {
            return before(unreadable.position(), forks, leftOut, unreadable);
        } catch (UnreadableEntityException unreadable) {
            return before(unreadable.position(), forks, leftOut, unreadable);
        }
    }

    /// As far as can be known: up to the decision that cannot be read.
    private static ButFor before(Position unreadable, Forks forks, Set<Position> leftOut, RuntimeException failure) {
        if (leftOut.stream().anyMatch(position -> !unreadable.isAfter(position))) {
            throw failure; // what was left out cannot be read, or was decided on what cannot
        }
        return upTo(unreadable.previous(), forks, leftOut, unreadable);
    }

    private static ButFor upTo(Position upTo, Forks forks, Set<Position> leftOut, @Nullable Position unreadable) {
        List<Citation> without = new TreeSet<>(leftOut)
                .stream()
                        .map(position -> forks.log()
                                .at(position)
                                .map(Citation::of)
                                .orElseThrow(() -> new IllegalArgumentException("There is no decision at position "
                                        + position + "; the log ends at position "
                                        + forks.log().head())))
                        .toList();
        Course course = new Course(forks, leftOut);
        List<Difference> differences = new ArrayList<>();
        long[] counts = new long[2];
        boolean complete = course.follow(upTo, MOST_FOLLOWED, (decision, again) -> {
            counts[0]++;
            switch (again) {
                case Redecided.NotJudged _ -> counts[1]++;
                case Redecided.Decided decided -> {
                    if (!decided.endsAs(decision)) {
                        differences.add(difference(decision, decided));
                    }
                }
            }
        });
        return new ButFor(
                without,
                upTo,
                differences,
                affected(forks, course, upTo),
                counts[0],
                counts[1],
                complete && unreadable == null,
                unreadable);
    }

    private static Difference difference(Decision decision, Redecided.Decided decided) {
        List<Check> unmet = decided.draft().checks().stream()
                .filter(check -> !check.holds())
                .toList();
        return new Difference(Citation.of(decision), decided.draft().outcome(), unmet);
    }

    private static List<Affected> affected(Forks forks, Course course, Position upTo) {
        List<Affected> affected = new ArrayList<>();
        for (EntityRef entity : new TreeSet<>(course.other().keySet())) {
            List<FieldChange> fields = changes(Entities.typeOf(entity, forks.domain()), entity, forks, course, upTo);
            if (!fields.isEmpty()) {
                affected.add(new Affected(entity, fields));
            }
        }
        return affected;
    }

    private static List<FieldChange> changes(
            EntityType<?, ?> type, EntityRef entity, Forks forks, Course course, Position upTo) {
        return FieldChange.between(
                Json.tree(forks.states().upTo(type, entity, upTo).state()),
                Json.tree(course.of(type, entity).state()));
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String left = without.stream().map(Citation::text).collect(Collectors.joining(" and "));
        lines.add("Without " + left + ", "
                + (differences.isEmpty()
                        ? "no later decision would have ended otherwise"
                        : Sentences.count(differences.size(), "later decision") + " would have ended otherwise")
                + " up to position " + upTo + ", of " + followed + " that depend on it.");
        differences.forEach(difference -> lines.add("- " + difference.text()));
        entities.forEach(affected -> lines.add(affected.entity() + " would be otherwise: "
                + affected.fields().stream().map(FieldChange::text).collect(Collectors.joining("; ")) + "."));
        if (unjudged > 0) {
            lines.add(unjudged + " of them no rule judges; they were taken as they are recorded.");
        }
        if (unreadable != null) {
            lines.add(
                    "The decision at position " + unreadable
                            + " cannot be read and depends on it, or stands between: what would have come after it is unknown.");
        } else if (!complete) {
            lines.add("Not all that depends on it was followed: " + MOST_FOLLOWED + " decisions are the most.");
        }
        return lines;
    }
}
