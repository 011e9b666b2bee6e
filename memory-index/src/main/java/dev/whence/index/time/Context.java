package dev.whence.index.time;

import java.util.List;
import java.util.Set;

/// Looks around an expression that could be something else: a verb, a count, an amount, an identifier.
final class Context {

    private static final Set<String> FOLLOWERS = Set.of(
            "and",
            "or",
            "to",
            "on",
            "in",
            "at",
            "by",
            "with",
            "from",
            "for",
            "until",
            "till",
            "but",
            "were",
            "was",
            "is",
            "are",
            "did",
            "do",
            "does",
            "which",
            "that",
            "who",
            "what",
            "where",
            "why",
            "how",
            "yesterday",
            "today",
            "tomorrow",
            "the",
            "of",
            "if",
            "because",
            "when",
            "then",
            "had",
            "have",
            "has",
            "will",
            "we",
            "i",
            "they",
            "he",
            "she",
            "it",
            "you",
            "this",
            "last",
            "next",
            "as",
            "not",
            "there",
            "since",
            "before",
            "after",
            "sharp",
            "please",
            "hahaha");

    private static final Set<String> VERBS = Set.of(
            "will", "would", "may", "might", "must", "shall", "should", "can", "could", "not", "did", "does", "do");

    private final Tokens tokens;

    Context(Tokens tokens) {
        this.tokens = tokens;
    }

    /// No token, but the one before is one of the words.
    Rule<Boolean> after(String... words) {
        Set<String> allowed = Set.of(words);
        return position -> allowed.contains(tokens.text(position - 1)) ? Match.list(true, position) : List.of();
    }

    /// No token, but no noun follows that would be counted by what stands before.
    Rule<Boolean> noNoun() {
        return position -> !tokens.isWord(position) || FOLLOWERS.contains(tokens.text(position))
                ? Match.list(true, position)
                : List.of();
    }

    /// No token, but a sentence or a part of one ends.
    Rule<Boolean> atEnd() {
        return position ->
                position == tokens.size() || tokens.isMark(position) ? Match.list(true, position) : List.of();
    }

    /// No token, but the one before is none of the words after which "last" is a verb.
    Rule<Boolean> notVerb() {
        return position -> VERBS.contains(tokens.text(position - 1)) ? List.of() : Match.list(true, position);
    }

    /// No token, but the next one begins with a capital letter inside a sentence.
    Rule<Boolean> capital() {
        return position -> position > 0
                        && position < tokens.size()
                        && tokens.isCapital(position)
                        && !Set.of(".", "!", "?").contains(tokens.text(position - 1))
                ? Match.list(true, position)
                : List.of();
    }

    /// Whether something may begin here: not in the middle of a word, a number, an amount or an identifier.
    boolean canBegin(int position) {
        return tokens.canBegin(position) && (isIsoDate(position) || isAtStart(position));
    }

    /// A whole date in digits is one even inside of a name of a file.
    private boolean isIsoDate(int position) {
        return tokens.isNumber(position)
                && tokens.text(position).length() == 4
                && tokens.text(position + 1).equals("-")
                && tokens.isNumber(position + 2)
                && tokens.text(position + 3).equals("-")
                && tokens.isMark(position - 1)
                && !tokens.isNumber(position - 2);
    }

    private boolean isAtStart(int position) {
        if (position == 0 || !tokens.isGlued(position)) {
            return true;
        }
        String before = tokens.text(position - 1);
        if (tokens.isWord(position - 1) || tokens.isNumber(position - 1)) {
            return false;
        }
        boolean inside = tokens.isGlued(position - 1)
                && !tokens.get(position - 2 < 0 ? 0 : position - 2).isMark();
        return switch (before) {
            case "$", "#", "\u00a3", "\u20ac", "_", "@", "&", "=" -> false;
            case ":" -> !tokens.isNumber(position - 2);
            case ".", "-", "/", "'", "+" -> !inside;
            default -> true;
        };
    }

    /// Whether something may end before the position.
    boolean canEnd(int position) {
        if (position >= tokens.size() || !tokens.isGlued(position)) {
            return true;
        }
        if (tokens.isWord(position) || tokens.isNumber(position)) {
            return tokens.get(position - 1).isMark() && tokens.isWord(position);
        }
        boolean inside = tokens.isGlued(position + 1) && tokens.isNumber(position + 1);
        return switch (tokens.text(position)) {
            case "_", "@", "%", "$" -> false;
            case ".", "-", "/", ":", "," -> !(inside && tokens.isNumber(position - 1));
            default -> true;
        };
    }
}
