package dev.whence.index.question;

import dev.whence.index.question.Part.Condition;
import dev.whence.index.time.Interval;
import dev.whence.index.time.Reading;
import dev.whence.index.time.TimeExpressions;
import dev.whence.index.time.TimeMention;
import dev.whence.index.time.TimeValue;
import dev.whence.index.time.ZoneMention;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads times, days and stretches of the calendar.
final class Times {

    /// What can be a time and mostly is not, where it stands alone.
    private static final Set<String> AMBIGUOUS =
            Set.of("may", "now", "second", "sun", "sat", "mar", "then", "past", "recently", "once", "day");

    /// A range with its last part.
    private static final Pattern RANGE = Pattern.compile(
            "(?i)\\s*(?:between|from)\\s.*\\s(?:and|to|till|until|through|up to)\\s+(?:the\\s+)?(\\S.*?)\\s*");

    private static final Pattern DAY =
            Pattern.compile("(?i)(mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(day)?\\.?|today|yesterday");

    private static final Pattern RECENT = Pattern.compile(
            "(?i)\\b(past|last|previous)\\s+(\\w+\\s+)?(days?|weeks?|months?|years?)\\b|\\bso far\\b|\\bto date\\b|\\bup to now\\b");

    private static final Pattern ROLLING = Pattern.compile(
            "(?i)\\s*(?:(?:in|during|for|over|within)\\s+)?(?:the\\s+)?(?:past|last|previous)\\s+(\\w+)\\s+(hour|day|week|month|year)s?\\s*");

    private static final Pattern WEEKS_OF = Pattern.compile(
            "(?i)\\s*(?:(?:in|during|for|over|of|within)\\s+)?(?:the\\s+)?(first|1st|second|2nd|third|3rd|fourth|4th|last|final)\\s+(?:(\\w+)\\s+)?weeks?\\s+(?:of|in)\\s+(.*)");

    /// The end of a period is a point, up to which all belongs to a range.
    private static final Pattern END_OF = Pattern.compile("(?i)\\bend\\s+of\\s+(?:the\\s+)?(?:\\S+\\s*){1,2}$");

    private static final Pattern WITHIN = Pattern.compile("(?i)^\\s*within\\b");

    private static final Pattern SEASON =
            Pattern.compile("(?i)(?:the\\s+)?(?:spring|summer|autumn|fall|winter)(?:time)?");

    /// What figures are given for, in front of a time: no length that is counted from it.
    private static final Pattern FOR_EACH = Pattern.compile(
            "(?i)\\b(?:per|by|each|every)\\s+(hour|day|week|month)\\s+(?=(?:from|after|before|since|following|between|until)\\b)");

    private static final Pattern PERIOD = Pattern.compile("(?i)(the\\s+)?(hour|day|week|month)");

    /// A day that a bound of the time of day stands behind.
    private static final Pattern ON_DAY = Pattern.compile(
            "(?i)^\\s*(?:on\\s+)?(?!after|before|since|from|until|by)\\S.*\\s(?:after|before|from|since|until)\\s");

    private Times() {}

    static void read(Draft draft) {
        String open = open(draft);
        Optional<ZoneMention> zone = ZoneMention.only(open);
        String text = zone.map(named -> named.without(open)).orElse(open);
        ZonedDateTime now =
                zone.map(named -> draft.now.withZoneSameInstant(named.zone())).orElse(draft.now);
        RecurringTimes recurring = new RecurringTimes(draft, now.getZone());
        List<TimeMention> found =
                TimeExpressions.find(recurring.readPhrases(Ages.read(text, now, draft)), now, Reading.PAST);
        List<TimeMention> mentions = DaysOfMonth.inNamedMonth(found, now);
        for (TimeMention mention : mentions) {
            if (isForEach(mention, draft)
                    || isOfNumbers(mention)
                    || recurring.read(mention, mentions)
                    || isUnreadable(mention, draft)) {
                continue;
            }
            Interval interval = mention.values().getFirst() instanceof TimeValue.NoSuchDate
                    ? never(mention, draft)
                    : isOfGroups(mention, draft) ? null : searched(mention, now);
            int first = first(mention.start(), draft);
            int last = last(mention.end(), draft);
            boolean doubtful = first == last
                    && (AMBIGUOUS.contains(mention.text()) && !isMonthAtEnd(first, draft)
                            || isPartOfName(first, mention, draft))
                    && !isBehindPreposition(first, draft);
            if (interval != null && first <= last && draft.areFree(first, last) && !doubtful) {
                draft.add(
                        first, last, new Condition.Time(interval, mention.text().strip()));
            }
        }
        readBareMonths(now, draft);
        zone.ifPresent(named -> claim(named, draft));
    }

    /// `31 February`: a moment at which nothing was decided.
    private static Interval never(TimeMention mention, Draft draft) {
        draft.note("There is no day '" + mention.text().strip() + "', so that nothing can be found.");
        return new Interval(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    }

    /// `refusals march`: a month that could be a verb elsewhere.
    private static void readBareMonths(ZonedDateTime now, Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "march") || isMonthAtEnd(i, draft) && draft.is(i, "may", "mar")) {
                int at = i;
                TimeExpressions.find("in " + draft.token(i).lower(), now, Reading.PAST).stream()
                        .map(TimeMention::interval)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(month -> draft.add(
                                at,
                                at,
                                new Condition.Time(month, draft.token(at).text())));
            }
        }
    }

    /// `between 100 and 200`: no hours, for all that `100` can be written for 1 o'clock.
    private static boolean isOfNumbers(TimeMention mention) {
        return mention.text().matches("(?i)\\s*(?:between|from)?\\s*\\d{3,}\\s+(?:and|to|until|till)\\s+\\d{3,}\\s*")
                && (mention.values().getFirst() instanceof TimeValue.TimeRange
                        || mention.values().getFirst() instanceof TimeValue.Time);
    }

    /// `how many for each weekday`: asks for groups.
    private static boolean isForEach(TimeMention mention, Draft draft) {
        int first = first(mention.start(), draft);
        return draft.is(first, "each", "every") && draft.is(first - 1, "for");
    }

    /// `within an hour of being placed`, which is no time; `every two weeks`: neither a time nor, like `every
    /// week`, what decisions are grouped by.
    private static boolean isUnreadable(TimeMention mention, Draft draft) {
        int first = first(mention.start(), draft);
        int last = last(mention.end(), draft);
        boolean counted =
                draft.is(last + 1, "of") && WITHIN.matcher(mention.text()).find(); // of a deed, not of now
        boolean recurs = mention.values().getFirst() instanceof TimeValue.Recurring recurring
                && !recurring.timex().matches("PT?1[HDWM]");
        boolean unreadable = (counted || recurs) && first <= last && draft.areFree(first, last);
        if (unreadable) {
            draft.giveUp(first, last);
        }
        return unreadable;
    }

    /// A zone behind times belongs to them.
    private static void claim(ZoneMention zone, Draft draft) {
        if (draft.has(condition -> condition instanceof Condition.Time || condition instanceof Condition.Recurring)) {
            for (int i = 0; i < draft.size(); i++) {
                if (draft.token(i).start() < zone.end()
                        && zone.start() < draft.token(i).end()) {
                    draft.claim(i, i);
                }
            }
            draft.note("Times are read in the zone " + zone.zone() + ".");
        }
    }

    /// `the week with the most refusals` is none in particular.
    private static boolean isOfGroups(TimeMention mention, Draft draft) {
        int before = first(mention.start(), draft) - 1;
        boolean recurs =
                draft.is(before, "of") && draft.is(before - 1, "day", "days", "hour", "hours", "time", "times");
        return PERIOD.matcher(mention.text()).matches()
                && (recurs
                        || draft.is(
                                last(mention.end(), draft) + 1,
                                "with",
                                "that",
                                "which",
                                "when",
                                "in",
                                "having",
                                "had",
                                "saw"));
    }

    /// The last day, month or year that a range names belongs to it; and what lies up to today lies up to
    /// now.
    private static @Nullable Interval searched(TimeMention mention, ZonedDateTime now) {
        Optional<Interval> counted = rolling(mention, now)
                .or(() -> weeksOf(mention, now))
                .or(() -> PartsOfDay.of(mention, mention.interval(), now.getZone()));
        if (counted.isPresent()) {
            return counted.get();
        }
        Interval interval = mention.interval();
        if (interval == null || interval.end() == null || interval.start() == null) {
            return interval == null ? null : withinDay(interval, mention, now);
        }
        ZonedDateTime end = interval.end().atZone(now.getZone());
        Matcher range = RANGE.matcher(mention.text());
        boolean wholeDays =
                !END_OF.matcher(mention.text()).find() && end.toLocalTime().equals(LocalTime.MIDNIGHT);
        if (wholeDays && range.matches() && mention.values().getFirst() instanceof TimeValue.DateRange) {
            String last = range.group(1);
            ZonedDateTime after = last.matches("\\d{4}")
                    ? end.plusYears(1)
                    : last.matches("(?i)[a-z]+\\.?(\\s+\\d{4})?")
                                    && !DAY.matcher(last).matches()
                            ? end.plusMonths(1)
                            : end.plusDays(1);
            return interval(interval.start(), mention, end, after);
        }
        boolean untilToday = end.toLocalDate().equals(now.toLocalDate()) && wholeDays;
        return untilToday && RECENT.matcher(mention.text()).find()
                ? new Interval(interval.start(), now.toInstant())
                : interval;
    }

    /// `on April 30 after 3pm` is a part of that day.
    private static Interval withinDay(Interval interval, TimeMention mention, ZonedDateTime now) {
        Instant bound = interval.start() != null ? interval.start() : interval.end();
        if (bound == null || !ON_DAY.matcher(mention.text()).find()) {
            return interval;
        }
        ZonedDateTime at = bound.atZone(now.getZone());
        Instant midnight = at.toLocalDate().atStartOfDay(now.getZone()).toInstant();
        Instant next = at.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant();
        return midnight.equals(bound)
                ? interval
                : interval.start() != null ? new Interval(bound, next) : new Interval(midnight, bound);
    }

    /// `the past 7 days` end now, and so many days of 24 hours before that they begin.
    private static Optional<Interval> rolling(TimeMention mention, ZonedDateTime now) {
        Matcher words = ROLLING.matcher(mention.text());
        if (!words.matches()) {
            return Optional.empty();
        }
        return NumberWords.value(words.group(1)).map(count -> {
            long units = count.longValue();
            ZonedDateTime start = switch (words.group(2).toLowerCase(Locale.ROOT)) {
                case "hour" -> now.minusHours(units);
                case "day" -> now.minusDays(units);
                case "week" -> now.minusWeeks(units);
                case "month" -> now.minusMonths(units);
                default -> now.minusYears(units);
            };
            return new Interval(start.toInstant(), now.toInstant());
        });
    }

    /// `the last two weeks of April` are its last 14 days.
    private static Optional<Interval> weeksOf(TimeMention mention, ZonedDateTime now) {
        Matcher words = WEEKS_OF.matcher(mention.text());
        if (!words.matches()) {
            return Optional.empty();
        }
        long weeks = words.group(2) == null
                ? 1
                : NumberWords.value(words.group(2)).map(BigDecimal::longValue).orElse(1L);
        Duration length = Duration.ofDays(7 * weeks);
        int place = place(words.group(1));
        return TimeExpressions.find("in " + words.group(3), now, Reading.PAST).stream()
                .map(TimeMention::interval)
                .filter(Objects::nonNull)
                .filter(whole -> whole.start() != null && whole.end() != null)
                .findFirst()
                .map(whole -> part(whole, length, place));
    }

    private static int place(String ordinal) {
        return switch (ordinal.toLowerCase(Locale.ROOT)) {
            case "first", "1st" -> 0;
            case "second", "2nd" -> 1;
            case "third", "3rd" -> 2;
            case "fourth", "4th" -> 3;
            default -> -1;
        };
    }

    /// @param place how many such lengths come before it; -1 for the last
    private static Interval part(Interval whole, Duration length, int place) {
        Instant start = Objects.requireNonNull(whole.start());
        Instant end = Objects.requireNonNull(whole.end());
        Instant from = start.plus(length.multipliedBy(place));
        return place >= 0 ? new Interval(from, from.plus(length)) : new Interval(end.minus(length), end);
    }

    /// A range of one day's name to another may have been taken to include the last one already.
    private static Interval interval(Instant start, TimeMention mention, ZonedDateTime end, ZonedDateTime after) {
        boolean included = mention.values().getFirst() instanceof TimeValue.DateRange range
                && range.end() != null
                && !range.end().equals(end.toLocalDate());
        return new Interval(start, (included ? end : after).toInstant());
    }

    /// `refusals by dash, may`: nothing follows that may happen.
    private static boolean isMonthAtEnd(int i, Draft draft) {
        return i > 0 && i == draft.size() - 1 && draft.is(i, "may", "mar", "sat", "sun");
    }

    /// `the spring sale`: the season names what is named behind it.
    private static boolean isPartOfName(int i, TimeMention mention, Draft draft) {
        return SEASON.matcher(mention.text().strip()).matches()
                && draft.isFree(i + 1)
                && !draft.token(i + 1).afterBreak()
                && draft.lexicon.rarity(draft.token(i + 1).concept()) == 0
                && !Fillers.isSmall(draft.token(i + 1).lower())
                && !Fillers.isGeneral(draft.token(i + 1).lower())
                && !Outcomes.words().contains(draft.token(i + 1).lower())
                && !Groups.words().contains(draft.token(i + 1).lower())
                && draft.known.hasWord(draft.token(i + 1).lower());
    }

    private static boolean isBehindPreposition(int i, Draft draft) {
        return draft.is(i - 1, "in", "since", "until", "before", "after", "during", "of", "from", "this", "last");
    }

    /// The question with blanks in the place of what is claimed, so that places stay the same.
    private static String open(Draft draft) {
        StringBuilder open = new StringBuilder(draft.question);
        for (int i = 0; i < draft.size(); i++) {
            if (!draft.isFree(i)) {
                for (int at = draft.token(i).start(); at < draft.token(i).end(); at++) {
                    open.setCharAt(at, ' ');
                }
            }
        }
        Matcher each = FOR_EACH.matcher(open.toString());
        while (each.find()) {
            for (int at = each.start(1); at < each.end(1); at++) {
                open.setCharAt(at, ' ');
            }
        }
        return open.toString();
    }

    /// The first token that ends behind a place in the question.
    static int first(int start, Draft draft) {
        int i = 0;
        while (i < draft.size() && draft.token(i).end() <= start) {
            i++;
        }
        return i;
    }

    /// The last token that begins before a place in the question.
    static int last(int end, Draft draft) {
        int i = draft.size() - 1;
        while (i >= 0 && draft.token(i).start() >= end) {
            i--;
        }
        return i;
    }
}
