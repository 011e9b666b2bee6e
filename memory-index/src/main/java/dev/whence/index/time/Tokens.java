package dev.whence.index.time;

import dev.whence.index.time.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A text as tokens, and the rules that look at single ones.
///
/// Letters and digits are apart even where they are written together: `9pm` is `9` and a glued `pm`. Curved
/// apostrophes and long dashes read as the plain ones.
final class Tokens {

    private final String text;
    private final List<Token> tokens;
    /// What the entries of the lexicons in use begin with.
    private final Set<String> first = new HashSet<>();

    private Tokens(String text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    static Tokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        int end = 0;
        for (int start = 0; start < text.length(); start = end) {
            Kind kind = kind(text.charAt(start));
            end = start + 1;
            while (kind != Kind.MARK && end < text.length() && kind(text.charAt(end)) == kind) {
                end++;
            }
            if (!isSpace(text.charAt(start))) {
                boolean glued = start > 0 && !isSpace(text.charAt(start - 1));
                tokens.add(new Token(plain(text, start, end), kind, start, end, glued));
            }
        }
        return new Tokens(text, List.copyOf(tokens));
    }

    private static Kind kind(char c) {
        if (c >= '0' && c <= '9') {
            return Kind.NUMBER;
        }
        return Character.isLetter(c) ? Kind.WORD : Kind.MARK;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String plain(String text, int start, int end) {
        char[] chars = new char[end - start];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = plain(text.charAt(start + i));
        }
        return new String(chars);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u02BC', '`' -> '\'';
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> '-';
            default -> Character.toLowerCase(c);
        };
    }

    int size() {
        return tokens.size();
    }

    Token get(int position) {
        return tokens.get(position);
    }

    /// Whether any rule can read something from the position on.
    boolean canBegin(int position) {
        return isNumber(position) || first.contains(text(position));
    }

    /// The text of a token; empty beyond either end.
    String text(int position) {
        return position >= 0 && position < tokens.size() ? tokens.get(position).text() : "";
    }

    boolean isNumber(int position) {
        return position >= 0 && position < tokens.size() && tokens.get(position).kind() == Kind.NUMBER;
    }

    boolean isWord(int position) {
        return position >= 0 && position < tokens.size() && tokens.get(position).kind() == Kind.WORD;
    }

    boolean isMark(int position) {
        return position >= 0 && position < tokens.size() && tokens.get(position).isMark();
    }

    boolean isCapital(int position) {
        return Character.isUpperCase(text.charAt(tokens.get(position).start()));
    }

    boolean isGlued(int position) {
        return position < tokens.size() && tokens.get(position).glued();
    }

    /// Any entry of the lexicon.
    <T> Rule<T> any(Lexicon<T> lexicon) {
        first.addAll(lexicon.firstTokens());
        return position -> lexicon.at(this, position);
    }

    /// Any of the words or phrases.
    Rule<String> word(String... phrases) {
        return any(Lexicon.ofWords(phrases));
    }

    /// A number written with so many digits, whose value is in the range.
    Rule<Integer> digits(int fewest, int most, int least, int greatest) {
        return position -> {
            String digits = text(position);
            if (!isNumber(position) || digits.length() < fewest || digits.length() > most) {
                return List.of();
            }
            int value = Integer.parseInt(digits);
            return value < least || value > greatest ? List.of() : Match.list(value, position + 1);
        };
    }

    /// No token, but the next one is glued to the last.
    Rule<Boolean> glued() {
        return position -> isGlued(position) ? Match.list(true, position) : List.of();
    }
}
