package dev.whence.index.question;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes out what people shorten: `b/w`, `w/o`, `&`.
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

    private Shorthand() {}

    /// The question in words; text in quotation marks stays as it is.
    static String writtenOut(String question) {
        if (question.matches("(?s).*[\"“”].*")) {
            return question;
        }
        Matcher found = SHORT.matcher(question);
        return found.replaceAll(word -> Matcher.quoteReplacement(
                WORDS.getOrDefault(word.group().toLowerCase(java.util.Locale.ROOT), word.group())));
    }
}
