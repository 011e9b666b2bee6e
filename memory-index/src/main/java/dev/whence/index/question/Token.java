package dev.whence.index.question;

import dev.whence.index.query.KnownTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One word of a question.
///
/// @param text as it was typed, without punctuation around it
/// @param start where it begins in the question
/// @param end where it ends
/// @param lower in lower case, without `'s` at the end
/// @param concept what it means: words with one meaning have one concept
/// @param afterBreak whether a comma, a semicolon or the end of a sentence stands before it
record Token(String text, int start, int end, String lower, String concept, boolean afterBreak) {

    /// Phrases, ids, numbers with their signs, words with marks inside.
    private static final Pattern WORD = Pattern.compile("[\"“”]([^\"“”]*)[\"“”]"
            + "|[$€£]?\\d+(?:[.,]\\d+)*(?:[kKmM](?![\\p{L}\\p{N}]))?[$€£]?(?![\\p{L}\\p{N}_:-])"
            + "|[<>]=?|%"
            + "|#?[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_@:.'’#/-]*[\\p{L}\\p{N}])?");

    private static final Pattern BREAK = Pattern.compile("[,;:.?!()–—\\n]");

    /// What a question consists of, in order. Text without letters and digits is left out.
    static List<Token> of(String question) {
        List<Token> tokens = new ArrayList<>();
        Matcher words = WORD.matcher(question);
        int last = 0;
        while (words.find()) {
            boolean afterBreak =
                    BREAK.matcher(question.substring(last, words.start())).find();
            last = words.end();
            if (words.group(1) != null) {
                tokens.add(new Token(words.group(1), words.start(), words.end(), "\"", "", afterBreak));
            } else {
                add(words.group(), words.start(), afterBreak, tokens);
            }
        }
        return tokens;
    }

    /// Words joined by a hyphen or a slash are taken apart, unless they hold a digit, `_` or `@`.
    private static void add(String word, int start, boolean afterBreak, List<Token> tokens) {
        String[] parts = isPlain(word) ? word.split("[-/]") : new String[] {word};
        int at = start;
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                tokens.add(one(parts[i], at, afterBreak && i == 0));
            }
            at += parts[i].length() + 1;
        }
    }

    private static boolean isPlain(String word) {
        return word.chars().noneMatch(c -> Character.isDigit(c) || c == '_' || c == '@');
    }

    private static Token one(String word, int start, boolean afterBreak) {
        String lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
        if (lower.endsWith("'s")) {
            lower = lower.substring(0, lower.length() - 2);
        } else if (lower.endsWith("'")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        return new Token(word, start, start + word.length(), lower, Synonyms.concept(lower), afterBreak);
    }

    /// The same word with another meaning.
    Token meaning(String other) {
        return new Token(text, start, end, lower, other, afterBreak);
    }

    boolean isQuoted() {
        return lower.equals("\"");
    }

    boolean is(String... words) {
        for (String word : words) {
            if (lower.equals(word)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it could be an id: letters or marks and digits together.
    boolean looksLikeId() {
        return text.startsWith("#")
                || lower.chars().anyMatch(Character::isDigit) && lower.chars().anyMatch(Character::isLetter)
                || lower.indexOf('_') > 0
                || lower.indexOf('@') > 0;
    }

    boolean isNumber() {
        return !lower.isEmpty()
                && lower.chars().anyMatch(Character::isDigit)
                && lower.chars().noneMatch(c -> Character.isLetter(c) && "km".indexOf(c) < 0)
                && lower.matches("[$€£]?\\d+(?:[.,]\\d+)*[km]?[$€£]?");
    }

    boolean isMoney() {
        return isNumber() && (text.matches("[$€£].*") || text.matches(".*[$€£]"));
    }

    static List<String> stems(String word) {
        return KnownTerms.stems(word);
    }
}
