package dev.whence.index.question;

import dev.whence.index.query.Recurrence;
import dev.whence.index.question.Part.Condition;
import dev.whence.index.time.Interval;
import dev.whence.index.time.TimeMention;
import dev.whence.index.time.TimeValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what comes again and again: `on Mondays`, `at weekends`, `outside office hours`, `after 6pm` of
/// any day.
final class RecurringTimes {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final LocalTime OPENING = LocalTime.of(9, 0);
    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private static final Pattern DAYS = Pattern.compile("XXXX-WXX-([1-7])(?:T(.*))?");
    private static final Pattern BARE_DAY = Pattern.compile("(?i)(?:on\\s+)?(mon|tues|wednes|thurs|fri|satur|sun)day");

    /// What the grammar of times does not know, as it is written.
    private static final Pattern OFFICE_HOURS = Pattern.compile(
            "(?i)\\b(?:(?:during|in|within)\\s+)?(?:the\\s+)?(?:(?:normal|usual|regular)\\s+)?(?:office|business|working|work|opening)[ -]hours\\b");

    private static final Pattern AFTER_HOURS =
            Pattern.compile("(?i)\\b(?:after|out[ -]of|off)[ -](?:office[ -]|business[ -]|working[ -])?hours\\b");

    private static final Pattern ANY_DAY = Pattern.compile(
            "(?i)\\b(?:on|at|over|during)\\s+(?:an?|any)\\s+(weekdays?|weekends?|work(?:ing)?[ -]?days?|mondays?|tuesdays?|wednesdays?"
                    + "|thursdays?|fridays?|saturdays?|sundays?)\\b(?!\\s+(?:of|in|after|before|from|that)\\b)");

    private static final Pattern DAYS_PART =
            Pattern.compile("(?i)\\b(?:on\\s+)?(weekday|weekend)s?\\s+(morning|afternoon|evening|night)s?\\b");

    private static final Pattern WEEKDAYS_NAMED = Pattern.compile(
            "(?i)(?<!\\b(?:by|per|each|every|which|what|of|last|this|past|previous|next|the) )\\b(?:weekends|weekdays|work(?:ing)?[ -]days|business days"
                    + "|(?:weekend|weekday)(?= (?!of\\b|in\\b|before\\b|after\\b|from\\b|at\\b|on\\b|the\\b|morning|afternoon|evening|night)\\p{L}))\\b");

    private static final Pattern OVERNIGHT = Pattern.compile("(?i)\\b(?:overnight|(?:at\\s+)?night[ -]?time)\\b");

    /// Hours without a mark, which are hours where days recur.
    private static final Pattern BARE_HOURS = Pattern.compile(
            "(?i)\\b(?:(?:between|from)\\s+)?(\\d{1,2})\\s*(?:and|to|until|till|-|–)\\s*(\\d{1,2})(?=\\s*(?:[?.!,;]|$|on\\b|every\\b|at\\b|in\\b|during\\b|by\\b))");

    /// A bound that is meant of today: `since 9am`.
    private static final Pattern TODAY = Pattern.compile("(?i)\\s*(since|until|till|by|so far)\\b.*");

    private final Draft draft;
    private final ZoneId zone;

    RecurringTimes(Draft draft, ZoneId zone) {
        this.draft = draft;
        this.zone = zone;
    }

    /// Reads what the grammar of times does not, and gives the text without it.
    String readPhrases(String text) {
        String rest = read(AFTER_HOURS, text, found -> officeHours(), true);
        rest = read(OFFICE_HOURS, rest, found -> officeHours(), false);
        rest = read(DAYS_PART, rest, found -> part(days(found.group(1)), found.group(2)), false);
        rest = read(ANY_DAY, rest, found -> Recurrence.on(days(found.group(1)), zone), false);
        rest = read(WEEKDAYS_NAMED, rest, found -> Recurrence.on(days(found.group()), zone), false);
        rest = read(OVERNIGHT, rest, found -> part(Recurrence.EVERY_DAY, "night"), false);
        boolean recurs = draft.has(Condition.Recurring.class::isInstance) || rest.matches("(?i).*days\\b.*");
        return recurs ? read(BARE_HOURS, rest, this::bareHours, false) : rest;
    }

    private interface Meaning {
        Recurrence of(Matcher found);
    }

    private String read(Pattern pattern, String text, Meaning meaning, boolean negated) {
        StringBuilder rest = new StringBuilder(text);
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            if (add(found.start(), found.end(), meaning.of(found), found.group(), negated)) {
                for (int at = found.start(); at < found.end(); at++) {
                    rest.setCharAt(at, ' ');
                }
            }
        }
        return rest.toString();
    }

    private boolean add(int start, int end, Recurrence recurrence, String said, boolean negated) {
        int first = Times.first(start, draft);
        int last = Times.last(end, draft);
        if (first > last || !draft.areFree(first, last)) {
            return false;
        }
        draft.add(first, last, new Condition.Recurring(recurrence, said.strip()));
        if (negated) {
            draft.parts.set(draft.parts.size() - 1, draft.parts.getLast().negate());
        }
        return true;
    }

    private Recurrence officeHours() {
        return new Recurrence(WEEKDAYS, OPENING, CLOSING, zone);
    }

    private Recurrence part(Set<DayOfWeek> days, String name) {
        PartsOfDay part = PartsOfDay.named(name);
        return new Recurrence(days, part.from, part.until, zone);
    }

    private static Set<DayOfWeek> days(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.contains("weekend")) {
            return WEEKEND;
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            if (lower.contains(day.name().toLowerCase(Locale.ROOT))) {
                return EnumSet.of(day);
            }
        }
        return WEEKDAYS;
    }

    /// `9 to 5`: the second is in the afternoon if it would come first.
    private Recurrence bareHours(Matcher found) {
        int from = Integer.parseInt(found.group(1)) % 24;
        int until = Integer.parseInt(found.group(2)) % 24;
        return Recurrence.daily(
                LocalTime.of(from, 0), LocalTime.of(until <= from ? (until + 12) % 24 : until, 0), zone);
    }

    /// Reads a mention if what it means recurs, and says whether it does.
    ///
    /// @param all the mentions of the question
    boolean read(TimeMention mention, List<TimeMention> all) {
        return of(mention, all)
                .filter(recurrence -> add(mention.start(), mention.end(), recurrence, mention.text(), false))
                .isPresent();
    }

    private Optional<Recurrence> of(TimeMention mention, List<TimeMention> all) {
        return switch (mention.values().getFirst()) {
            case TimeValue.Recurring recurring -> recurring(recurring.timex());
            case TimeValue.Time _, TimeValue.TimeRange _ -> isAnyDay(mention, all) ? hours(mention) : Optional.empty();
            case TimeValue.Date _ -> beside(mention, all);
            case TimeValue.DateRange _,
                    TimeValue.NoSuchDate _,
                    TimeValue.CustomaryRange _,
                    TimeValue.DateTime _,
                    TimeValue.DateTimeRange _,
                    TimeValue.Span _ -> Optional.empty();
        };
    }

    private Optional<Recurrence> recurring(String timex) {
        Matcher days = DAYS.matcher(timex);
        if (days.matches()) {
            Set<DayOfWeek> day = EnumSet.of(DayOfWeek.of(Integer.parseInt(days.group(1))));
            return days.group(2) == null ? Optional.of(Recurrence.on(day, zone)) : timeOfDay(day, days.group(2));
        }
        return switch (timex) {
            case "P1WE" -> Optional.of(Recurrence.on(WEEKEND, zone));
            case "P1BD" -> Optional.of(Recurrence.on(WEEKDAYS, zone));
            default -> timex.startsWith("T") ? timeOfDay(Recurrence.EVERY_DAY, timex.substring(1)) : Optional.empty();
        };
    }

    /// A part of the day by its sign, or an hour: `MO`, `09`, `09:30`.
    private Optional<Recurrence> timeOfDay(Set<DayOfWeek> days, String sign) {
        Optional<PartsOfDay> part = PartsOfDay.signed(sign);
        if (part.isPresent()) {
            return Optional.of(new Recurrence(days, part.get().from, part.get().until, zone));
        }
        if (!sign.matches("\\d{2}(:\\d{2})?")) {
            return Optional.empty();
        }
        LocalTime from = LocalTime.parse(sign.length() == 2 ? sign + ":00" : sign);
        LocalTime until = sign.length() == 2 ? from.plusHours(1) : from.plusMinutes(1);
        return Optional.of(new Recurrence(days, from, until, zone));
    }

    /// Where other times are named, or no day is, a time of the day is that of any day.
    private boolean isAnyDay(TimeMention mention, List<TimeMention> all) {
        boolean alone = all.size() == 1 && !draft.has(Condition.Recurring.class::isInstance);
        boolean today = TODAY.matcher(mention.text()).matches()
                || draft.is(Times.first(mention.start(), draft) - 1, "since", "until", "till", "by");
        if (alone && !today) {
            draft.note("No day is named, so that '" + mention.text().strip() + "' is read of every day.");
        }
        return !alone || !today;
    }

    private Optional<Recurrence> hours(TimeMention mention) {
        String timex = mention.values().getFirst().timex();
        if (timex.startsWith("T") && PartsOfDay.signed(timex.substring(1)).isPresent()) {
            return timeOfDay(Recurrence.EVERY_DAY, timex.substring(1));
        }
        Interval interval = mention.interval();
        if (interval == null || interval.start() == null || interval.end() == null) {
            return Optional.empty();
        }
        LocalTime from = local(interval.start());
        LocalTime until = local(interval.end());
        return from.equals(until) ? Optional.empty() : Optional.of(Recurrence.daily(from, until, zone));
    }

    private LocalTime local(Instant moment) {
        return moment.atZone(zone).toLocalTime();
    }

    /// `Monday and Friday mornings`, `Saturday or Sunday nights`: a day before one that recurs does too.
    private Optional<Recurrence> beside(TimeMention mention, List<TimeMention> all) {
        int next = all.indexOf(mention) + 1;
        if (next >= all.size() || !BARE_DAY.matcher(mention.text().strip()).matches()) {
            return Optional.empty();
        }
        TimeMention behind = all.get(next);
        String between = draft.question
                .substring(mention.end(), Math.max(mention.end(), behind.start()))
                .strip();
        return between.matches("(?i)and|or|,|/|&") && behind.values().getFirst() instanceof TimeValue.Recurring other
                ? recurring(other.timex())
                        .map(same -> new Recurrence(days(mention.text()), same.from(), same.until(), zone))
                : Optional.empty();
    }
}
