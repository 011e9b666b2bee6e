package dev.whence.index.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The forms in which an identifier is found: case and leading marks such as `#` do not count.
public final class Ids {

    /// The longest identifier that is indexed whole; longer ones are cut here and where they are asked for.
    private static final int MAX_LENGTH = 200;

    /// A number of so many digits names something by itself.
    private static final int LONG_NUMBER = 5;

    private Ids() {}

    /// Whether a piece of text is one identifier rather than words: no blanks, and a digit, `_` or `@` in it.
    public static boolean isId(String text) {
        boolean marked = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                return false;
            }
            marked |= Character.isDigit(c) || c == '_' || c == '@';
        }
        return marked && text.length() > 2 && text.length() <= MAX_LENGTH;
    }

    /// The identifier without what does not count: `#W2611340` becomes `w2611340`.
    public static String plain(String id) {
        int from = 0;
        int to = id.length();
        while (from < to && !Character.isLetterOrDigit(id.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(id.charAt(to - 1))) {
            to--;
        }
        String counting = from == to ? id : id.substring(from, to);
        return cut(counting.toLowerCase(Locale.ROOT));
    }

    public static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }

    /// Every form under which an identifier is found in free text: itself, and each long number in it.
    public static List<String> forms(String id) {
        String plain = plain(id);
        List<String> forms = new ArrayList<>();
        forms.add(plain);
        for (int from = 0; from < plain.length(); from++) {
            int to = endOfDigits(plain, from);
            if (to - from >= LONG_NUMBER && to - from < plain.length()) {
                forms.add(plain.substring(from, to));
            }
            from = to;
        }
        return forms;
    }

    /// Where the digits end that begin here; here if none do.
    public static int endOfDigits(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) >= '0' && text.charAt(to) <= '9') {
            to++;
        }
        return to;
    }

    /// What a word of a question could be as an identifier: the word, and what follows its first colon (`order:#W1`).
    public static Stream<String> readings(String word) {
        String plain = plain(word);
        int colon = plain.indexOf(':');
        return colon < 0 ? Stream.of(plain) : Stream.of(plain, plain(plain.substring(colon + 1)));
    }
}
