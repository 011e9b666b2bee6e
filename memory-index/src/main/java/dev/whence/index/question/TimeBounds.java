package dev.whence.index.question;

import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.question.Part.Condition;
import dev.whence.index.time.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Puts several times together: those joined by `and` or `or` add up, all others must hold at once.
final class TimeBounds {

    private final Draft draft;
    private final List<Part> parts;
    private final List<Part> wanted;

    TimeBounds(Draft draft, List<Part> parts) {
        this.draft = draft;
        this.parts = parts;
        this.wanted = parts.stream()
                .filter(part -> part.condition() instanceof Condition.Time && !part.negated())
                .sorted(Comparator.comparingInt(Part::first))
                .toList();
    }

    void addTo(SearchQuery.Builder query) {
        for (Part part : parts) {
            if (part.negated() && part.condition() instanceof Condition.Time time) {
                query.without(filter(time.interval()));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        List<Interval> all = wanted.stream().map(TimeBounds::interval).toList();
        Interval gap = gap(all);
        if (gap != null) {
            query.without(filter(gap));
        } else if (addUp()) {
            addUnion(all, query);
        } else {
            addIntersection(all, query);
        }
    }

    private static Interval interval(Part part) {
        return ((Condition.Time) part.condition()).interval();
    }

    private static SearchFilter filter(Interval interval) {
        return SearchQuery.builder()
                .from(interval.start())
                .until(interval.end())
                .build()
                .filter();
    }

    /// `before March 5 or after April 28`: all but what lies between, which this is; null where it is not said so.
    private @Nullable Interval gap(List<Interval> all) {
        if (wanted.size() != 2 || !isOr(wanted.get(0), wanted.get(1))) {
            return null;
        }
        boolean inOrder = all.get(0).start() == null;
        Interval early = all.get(inOrder ? 0 : 1);
        Interval late = all.get(inOrder ? 1 : 0);
        Instant from = early.end();
        Instant until = late.start();
        boolean open = early.start() == null && late.end() == null;
        return open && from != null && until != null && from.isBefore(until) ? new Interval(from, until) : null;
    }

    private boolean isOr(Part one, Part next) {
        return IntStream.range(one.last() + 1, next.first())
                .anyMatch(i -> draft.token(i).is("or"));
    }

    private boolean addUp() {
        if (wanted.size() < 2) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            Interval interval = interval(wanted.get(i));
            boolean joined = i == 0 || isJoined(wanted.get(i - 1), wanted.get(i));
            if (interval.start() == null || interval.end() == null || !joined) {
                return false;
            }
        }
        return !isNarrowed();
    }

    /// `in April, from the 3rd to the 5th`: a stretch beside one that it lies in says which part of that is meant.
    private boolean isNarrowed() {
        return wanted.stream()
                .map(TimeBounds::interval)
                .anyMatch(inner -> wanted.stream()
                        .map(TimeBounds::interval)
                        .anyMatch(outer -> !outer.equals(inner) && isWithin(inner, outer)));
    }

    private static boolean isWithin(Interval inner, Interval outer) {
        return !Objects.requireNonNull(inner.start()).isBefore(outer.start())
                && !Objects.requireNonNull(inner.end()).isAfter(outer.end());
    }

    private boolean isJoined(Part one, Part next) {
        boolean joined = draft.token(next.first()).afterBreak();
        for (int i = one.last() + 1; i < next.first(); i++) {
            joined |= draft.token(i).is("and", "or", "versus", "vs", "than")
                    || draft.token(i).afterBreak();
            if (draft.isFree(i)
                    && !draft.is(i, "versus", "vs")
                    && !Fillers.isSmall(draft.token(i).lower())) {
                return false;
            }
        }
        return joined;
    }

    /// What lies between is left out.
    private static void addUnion(List<Interval> all, SearchQuery.Builder query) {
        List<Interval> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(interval -> Objects.requireNonNull(interval.start())));
        Instant covered = Objects.requireNonNull(sorted.getFirst().end());
        query.from(sorted.getFirst().start());
        for (Interval next : sorted.subList(1, sorted.size())) {
            Instant resumed = Objects.requireNonNull(next.start());
            if (resumed.isAfter(covered)) {
                query.without(SearchQuery.builder()
                        .from(covered)
                        .until(resumed)
                        .build()
                        .filter());
            }
            Instant nextEnd = Objects.requireNonNull(next.end());
            covered = nextEnd.isAfter(covered) ? nextEnd : covered;
        }
        query.until(covered);
    }

    private void addIntersection(List<Interval> all, SearchQuery.Builder query) {
        Instant from = null;
        Instant until = null;
        for (Interval interval : all) {
            from = later(from, interval.start());
            until = earlier(until, interval.end());
        }
        if (from != null && until != null && !from.isBefore(until)) {
            String said = String.join(
                    "' and '",
                    wanted.stream()
                            .map(part -> ((Condition.Time) part.condition()).said())
                            .toList());
            draft.note("No time is at once '" + said + "', so that nothing can be found.");
            SearchFilter never = filter(all.getFirst());
            query.from(all.getFirst().start()).until(all.getFirst().end()).without(never);
        } else {
            query.from(from).until(until);
        }
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }
}
