package dev.whence.index.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes out what people shorten: `b/w`, `w/o`, `&`, `27, 28 and 29 April`.
final class Shorthand {

    private static final Map<String, String> WORDS = Map.of(
            "b/w", "between",
            "btw", "between",
            "btwn", "between",
            "w/o", "without",
            "w/", "with ",
            "&", " and ",
            "w/in", "within");

    private static final Pattern SHORT = Pattern.compile("(?i)(?<![\\p{L}\\p{N}/])(?:b/w|btwn?|w/o|w/in|w/)(?![/])|&");

    private static final String MONTH =
            "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b";

    private static final String DAY = "(?:the )?\\d{1,2}(?:st|nd|rd|th)?";

    private static final Pattern DAYS_BEFORE_MONTH = Pattern.compile("(?i)(?<![\\w#$.,:-]|between |from )(" + DAY
            + "(?:, " + DAY + ")*),? (?:and|or) (" + DAY + ") (?:of )?(" + MONTH + ")");

    private static final Pattern MONTH_BEFORE_DAYS =
            Pattern.compile("(?i)(?<!between |from )\\b(" + MONTH + ") (" + DAY + "(?:, " + DAY + ")*),? (?:and|or) ("
                    + DAY + ")(?![\\w:/.%$]| (?:" + MONTH + "|[ap]m|items?|or|dollars?|days?|weeks?|hours?))");

    private Shorthand() {}

    /// The question in words; text in quotation marks stays as it is.
    static String writtenOut(String question) {
        if (question.matches("(?s).*[\"“”].*")) {
            return question;
        }
        String words = SHORT.matcher(question)
                .replaceAll(word -> Matcher.quoteReplacement(
                        WORDS.getOrDefault(word.group().toLowerCase(Locale.ROOT), word.group())));
        String before = DAYS_BEFORE_MONTH
                .matcher(words)
                .replaceAll(list -> each(list.group(1), list.group(3)) + " and " + list.group(2) + " " + list.group(3));
        return MONTH_BEFORE_DAYS
                .matcher(before)
                .replaceAll(list -> each(list.group(2), list.group(1)) + " and " + list.group(3) + " " + list.group(1));
    }

    /// Each of the days with the month: `27 April, 28 April`.
    private static String each(String days, String month) {
        return Arrays.stream(days.split(", ")).map(day -> day + " " + month).collect(Collectors.joining(", "));
    }
}
