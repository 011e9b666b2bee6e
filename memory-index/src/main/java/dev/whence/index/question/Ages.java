package dev.whence.index.question;

import dev.whence.index.question.Part.Condition;
import dev.whence.index.time.Interval;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how long ago something was: `older than a month`, `newer than three days`.
final class Ages {

    private static final Pattern AGE = Pattern.compile(
            "(?i)\\b(older|newer|younger)\\s+than\\s+(an?|one|\\w+)\\s+(hour|day|week|month|year)s?(?:\\s+ago)?\\b");

    private Ages() {}

    /// Gives the text without what was read.
    static String read(String text, ZonedDateTime now, Draft draft) {
        StringBuilder rest = new StringBuilder(text);
        Matcher age = AGE.matcher(text);
        while (age.find()) {
            int first = Times.first(age.start(), draft);
            int last = Times.last(age.end(), draft);
            Optional<Long> count = count(age.group(2));
            if (count.isPresent() && draft.areFree(first, last)) {
                Instant bound = now.minus(count.get(), unit(age.group(3))).toInstant();
                boolean older = age.group(1).equalsIgnoreCase("older");
                Interval interval = older ? new Interval(null, bound) : new Interval(bound, now.toInstant());
                draft.add(first, last, new Condition.Time(interval, age.group()));
                for (int at = age.start(); at < age.end(); at++) {
                    rest.setCharAt(at, ' ');
                }
            }
        }
        return rest.toString();
    }

    private static Optional<Long> count(String word) {
        return word.matches("(?i)an?")
                ? Optional.of(1L)
                : NumberWords.value(word)
                        .filter(value -> value.signum() > 0 && value.precision() < 6)
                        .map(java.math.BigDecimal::longValue);
    }

    private static ChronoUnit unit(String word) {
        return ChronoUnit.valueOf(word.toUpperCase(Locale.ROOT) + "S");
    }
}
