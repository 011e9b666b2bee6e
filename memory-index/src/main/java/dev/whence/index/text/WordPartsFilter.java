package dev.whence.index.text;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// Splits compound words into the words they are made of: `CancelPendingOrder`, `gift_card_1725971`,
/// `order.status`, `1000ml`. A single letter beside a long part is dropped: `W2611340` becomes `2611340`, and `A4`
/// becomes `a` and `4`.
///
/// A word that is split by its capitals is kept whole as well, since it may be asked for without them (`PayPal`).
/// Numbers are not split; they lose grouping commas and trailing zeros, so that `1,234.50` and `1234.5` are the
/// same word.
final class WordPartsFilter extends TokenFilter {

    /// A part this long tells enough without a single letter beside it.
    private static final int TELLING = 4;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute increment = addAttribute(PositionIncrementAttribute.class);

    private final Queue<Part> pending = new ArrayDeque<>();

    /// A word to emit.
    ///
    /// @param from where it starts in the text
    /// @param to where it ends in the text
    /// @param step how many places it is after the word before it
    private record Part(String word, int from, int to, int step) {}

    /// A part by its place in the compound word.
    private record Span(int from, int to) {
        int length() {
            return to - from;
        }
    }

    WordPartsFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!pending.isEmpty()) {
            emit(pending.remove());
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (!isOneWord(term)) {
            split();
            emit(pending.remove());
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        pending.clear();
    }

    private void emit(Part part) {
        clearAttributes();
        term.setEmpty().append(part.word);
        offset.setOffset(part.from, part.to);
        increment.setPositionIncrement(part.step);
    }

    /// Most words are: a capital at most in front, and letters only or digits only.
    private static boolean isOneWord(CharSequence word) {
        boolean digits = Character.isDigit(word.charAt(0));
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean fits = digits ? Character.isDigit(c) : isLetter(c) && (i == 0 || !Character.isUpperCase(c));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// Everything that is neither a digit nor a separator counts as a letter: scripts without case, combining
    /// marks, emoji.
    private static boolean isLetter(char c) {
        return !Character.isDigit(c) && !isSeparator(c);
    }

    private static boolean isSeparator(char c) {
        return c == '_' || c == '.' || c == ',' || c == ':' || c == '-' || c == '/';
    }

    private void split() {
        String whole = term.toString();
        int start = offset.startOffset();
        int end = offset.endOffset();
        int step = increment.getPositionIncrement();
        if (isNumber(whole)) {
            pending.add(new Part(plainNumber(whole), start, end, step));
            return;
        }
        List<Span> spans = spans(whole);
        boolean keepWhole = spans.isEmpty() || spans.size() > 1 && hasInnerCapital(whole);
        if (keepWhole) {
            pending.add(new Part(whole, start, end, step));
        }
        int next = keepWhole ? 0 : step;
        boolean mapped = end - start == whole.length();
        for (Span span : spans) {
            pending.add(new Part(
                    whole.substring(span.from, span.to),
                    mapped ? start + span.from : start,
                    mapped ? start + span.to : end,
                    next));
            next = 1;
        }
    }

    private static List<Span> spans(String whole) {
        List<Span> spans = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= whole.length(); i++) {
            if (i == whole.length() || isSeparator(whole.charAt(i)) || i > from && startsPart(whole, i)) {
                if (i > from) {
                    spans.add(new Span(from, i));
                }
                from = i < whole.length() && isSeparator(whole.charAt(i)) ? i + 1 : i;
            }
        }
        if (spans.stream().anyMatch(span -> span.length() >= TELLING)) {
            spans.removeIf(span -> span.length() == 1 && isLetter(whole.charAt(span.from)));
        }
        return spans;
    }

    private static boolean startsPart(String whole, int i) {
        char before = whole.charAt(i - 1);
        char here = whole.charAt(i);
        if (Character.isDigit(before) != Character.isDigit(here)) {
            return true;
        }
        boolean lowerFollows = i + 1 < whole.length() && Character.isLowerCase(whole.charAt(i + 1));
        return Character.isUpperCase(here)
                && (Character.isLowerCase(before) || Character.isUpperCase(before) && lowerFollows);
    }

    private static boolean hasInnerCapital(String whole) {
        return whole.chars().skip(1).anyMatch(Character::isUpperCase)
                && whole.chars().allMatch(Character::isLetter)
                && !whole.equals(whole.toUpperCase(Locale.ROOT));
    }

    private static boolean isNumber(String whole) {
        return Character.isDigit(whole.charAt(0))
                && whole.chars().allMatch(c -> Character.isDigit(c) || c == '.' || c == ',')
                && whole.indexOf('.') == whole.lastIndexOf('.');
    }

    private static String plainNumber(String number) {
        String plain = number.replace(",", "");
        if (plain.indexOf('.') < 0) {
            return plain;
        }
        int end = plain.length();
        while (plain.charAt(end - 1) == '0') {
            end--;
        }
        return plain.substring(0, plain.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
