package dev.whence.index.question;

import dev.whence.index.query.Recurrence;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.question.Part.Condition;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Puts recurring times together: days and hours narrow each other (`on Fridays after 5pm`), what is joined by
/// `and` or `or` adds up (`at night or on weekends`).
final class RecurringBounds {

    /// Days and hours that must hold at once. Used by one thread.
    private static final class Both {
        final Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        final List<Hours> hours = new ArrayList<>();
    }

    private record Hours(LocalTime from, LocalTime until) {
        /// The hours that two open bounds leave between them: `after 6pm and before 8pm`.
        boolean bounds(Hours other) {
            return until.equals(LocalTime.MIDNIGHT)
                    && other.from.equals(LocalTime.MIDNIGHT)
                    && from.isBefore(other.until);
        }
    }

    private final Draft draft;
    private final List<Part> parts;
    private final List<Part> wanted;

    RecurringBounds(Draft draft, List<Part> parts) {
        this.draft = draft;
        this.parts = parts;
        this.wanted = parts.stream()
                .filter(part -> part.condition() instanceof Condition.Recurring && !part.negated())
                .sorted(Comparator.comparingInt(Part::first))
                .toList();
    }

    void addTo(SearchQuery.Builder query) {
        for (Part part : parts) {
            if (part.negated() && part.condition() instanceof Condition.Recurring recurring) {
                query.without(SearchQuery.builder()
                        .during(recurring.recurrence())
                        .build()
                        .filter());
            }
        }
        if (!wanted.isEmpty()) {
            add(alternatives(), query);
        }
    }

    private List<Both> alternatives() {
        List<Both> alternatives = new ArrayList<>();
        Part before = null;
        for (Part part : wanted) {
            boolean begins = before == null
                    || isJoined(before, part) && (!isOfOneKind(before, part) || isOfBoth(recurrence(part)));
            if (begins) {
                alternatives.add(new Both());
            }
            add(recurrence(part), before != null && saysOr(before, part), alternatives.getLast());
            before = part;
        }
        return alternatives;
    }

    private static void add(Recurrence recurrence, boolean or, Both both) {
        if (hasDays(recurrence)) {
            both.days.addAll(recurrence.days());
        }
        if (!hasHours(recurrence)) {
            return;
        }
        Hours hours = new Hours(recurrence.from(), recurrence.until());
        Hours last = both.hours.isEmpty() ? hours : both.hours.getLast();
        if (!or && last.bounds(hours)) {
            both.hours.set(both.hours.size() - 1, new Hours(last.from(), hours.until()));
        } else if (!or && hours.bounds(last)) {
            both.hours.set(both.hours.size() - 1, new Hours(hours.from(), last.until()));
        } else {
            both.hours.add(hours);
        }
    }

    private void add(List<Both> alternatives, SearchQuery.Builder query) {
        ZoneId zone = recurrence(wanted.getFirst()).zone();
        List<Recurrence> all = new ArrayList<>();
        for (Both both : alternatives) {
            Set<DayOfWeek> days = both.days.isEmpty() ? Recurrence.EVERY_DAY : both.days;
            if (both.hours.isEmpty() && days.equals(Recurrence.EVERY_DAY)) {
                return; // weekdays and weekends are always
            }
            if (both.hours.isEmpty()) {
                all.add(Recurrence.on(days, zone));
            }
            both.hours.forEach(hours -> all.add(new Recurrence(days, hours.from(), hours.until(), zone)));
        }
        all.forEach(query::during);
    }

    private static Recurrence recurrence(Part part) {
        return ((Condition.Recurring) part.condition()).recurrence();
    }

    private static boolean hasDays(Recurrence recurrence) {
        return !recurrence.days().equals(Recurrence.EVERY_DAY);
    }

    private static boolean hasHours(Recurrence recurrence) {
        return !recurrence.from().equals(recurrence.until());
    }

    private static boolean isOfBoth(Recurrence recurrence) {
        return hasDays(recurrence) && hasHours(recurrence);
    }

    private static boolean isOfOneKind(Part one, Part other) {
        return hasDays(recurrence(one)) == hasDays(recurrence(other))
                && hasHours(recurrence(one)) == hasHours(recurrence(other));
    }

    private boolean isJoined(Part one, Part next) {
        boolean joined = draft.token(next.first()).afterBreak();
        for (int i = one.last() + 1; i < next.first(); i++) {
            joined |= draft.token(i).is("and", "or", "plus", "versus", "vs");
            if (!Fillers.isSmall(draft.token(i).lower())) {
                return false;
            }
        }
        return joined || draft.token(next.first()).is("and", "or");
    }

    private boolean saysOr(Part one, Part next) {
        for (int i = one.last() + 1; i < next.first(); i++) {
            if (draft.token(i).is("or")) {
                return true;
            }
        }
        return false;
    }
}
