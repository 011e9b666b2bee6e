package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Unit;
import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import dev.whence.index.time.Interval;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Reads what is compared: `more returns by dash or by mira` asks for the figure of each.
final class Comparisons {

    private static final Set<ExactField> ACTING = Set.of(ExactField.AGENT, ExactField.ACTOR, ExactField.PRINCIPAL);

    private Comparisons() {}

    /// Once all conditions are read.
    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (isMarker(i, draft) && draft.wish.by.isEmpty()) {
                Optional<Aggregation.Key> key = key(draft);
                if (key.isPresent()) {
                    draft.wish.by.add(key.get());
                    boolean money = draft.token(i).is("more", "fewer", "less")
                            && i + 1 < draft.size()
                            && draft.token(i + 1).is("money", "paid", "refunded", "withdrawn", "spent", "charged");
                    draft.wish.figure = money ? Aggregation.Figure.SUM : draft.wish.figure;
                    draft.wish.count = draft.wish.figure == null;
                }
            }
            if (isMarker(i, draft) && !draft.wish.by.isEmpty()) {
                draft.claim(i, draft.is(i + 1, "often", "frequently") ? i + 1 : i);
            }
        }
    }

    private static boolean isMarker(int i, Draft draft) {
        boolean more = draft.is(i, "more", "fewer", "less")
                && !draft.is(i - 1, "or", "and", "no", "any")
                && IntStream.range(i + 1, draft.size())
                        .anyMatch(at -> draft.token(at).is("or", "than", "versus", "vs"));
        boolean before = draft.is(i, "more", "fewer", "less")
                && IntStream.range(0, i).anyMatch(at -> draft.token(at).is("or", "versus", "vs"));
        return more || before || draft.is(i, "compare", "compared", "comparing", "comparison", "versus", "vs");
    }

    /// The first thing of which two are named.
    private static Optional<Aggregation.Key> key(Draft draft) {
        List<Part> parts = draft.parts.stream()
                .filter(part -> !part.negated())
                .sorted(Comparator.comparingInt(Part::first))
                .toList();
        for (int i = 0; i < parts.size(); i++) {
            for (Part other : parts.subList(i + 1, parts.size())) {
                Optional<Aggregation.Key> key = key(parts.get(i), other, draft);
                if (key.isPresent()) {
                    return key;
                }
            }
        }
        if (parts.stream()
                        .filter(part -> part.condition() instanceof Condition.Recurring)
                        .count()
                > 1) {
            return Optional.of(new Aggregation.Key.Time(Unit.WEEKDAY, draft.now.getZone()));
        }
        return parts.stream()
                .map(Part::condition)
                .filter(Condition.Time.class::isInstance)
                .findFirst()
                .flatMap(time -> within(((Condition.Time) time).interval()))
                .map(unit -> new Aggregation.Key.Time(unit, draft.now.getZone()));
    }

    /// `compared between March and April`: by what one stretch of time is divided.
    private static Optional<Unit> within(Interval interval) {
        if (interval.start() == null || interval.end() == null) {
            return Optional.empty();
        }
        long days =
                Duration.between(interval.start(), interval.end()).plusHours(2).toDays();
        return days < 2 ? Optional.empty() : Optional.of(days < 14 ? Unit.DAY : days < 56 ? Unit.WEEK : Unit.MONTH);
    }

    private static Optional<Aggregation.Key> key(Part one, Part other, Draft draft) {
        if (one.condition() instanceof Condition.Values first && other.condition() instanceof Condition.Values second) {
            boolean acting = ACTING.contains(first.field()) && ACTING.contains(second.field());
            return first.field() == second.field() || acting
                    ? Optional.of(new Aggregation.Key.Field(acting ? ExactField.ACTOR : first.field(), ""))
                    : Optional.empty();
        }
        if (one.condition() instanceof Condition.Time first && other.condition() instanceof Condition.Time) {
            return unit(first.interval()).map(unit -> new Aggregation.Key.Time(unit, draft.now.getZone()));
        }
        return Optional.empty();
    }

    private static Optional<Unit> unit(Interval interval) {
        if (interval.start() == null || interval.end() == null) {
            return Optional.empty();
        }
        long days =
                Duration.between(interval.start(), interval.end()).plusHours(2).toDays();
        return days == 1
                ? Optional.of(Unit.DAY)
                : days == 7
                        ? Optional.of(Unit.WEEK)
                        : days >= 28 && days <= 31 ? Optional.of(Unit.MONTH) : Optional.empty();
    }
}
