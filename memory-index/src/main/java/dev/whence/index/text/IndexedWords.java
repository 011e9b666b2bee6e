package dev.whence.index.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/// The words of texts as they are indexed. A text is taken apart once for all fields it goes into; and texts that
/// are likely to come again, such as what a rule says, are remembered for the next decisions. Any thread may use
/// it.
public final class IndexedWords {

    /// A few megabytes: a text is remembered until so many newer ones are.
    private static final int REMEMBERED = 8_192;

    private static final int LONGEST_REMEMBERED = 400;
    private static final int LONGEST_NUMBER = 200;

    private final EnglishText analyzer = new EnglishText();
    private volatile ConcurrentHashMap<String, Words> newer = new ConcurrentHashMap<>();
    private volatile ConcurrentHashMap<String, Words> older = new ConcurrentHashMap<>();

    /// The words of one text, one after another in UTF-8; each ends where the next begins. Not changed once it is
    /// filled.
    public static final class Words {
        private byte[] bytes;
        private int[] ends = new int[8];
        private byte[] steps = new byte[8];
        private int count;

        private Words(int about) {
            bytes = new byte[about];
        }

        private void add(BytesRef term, int step) {
            int from = count == 0 ? 0 : ends[count - 1];
            bytes = ArrayUtil.grow(bytes, from + term.length);
            System.arraycopy(term.bytes, term.offset, bytes, from, term.length);
            ends = ArrayUtil.grow(ends, count + 1);
            steps = ArrayUtil.grow(steps, count + 1);
            ends[count] = from + term.length;
            steps[count] = (byte) Math.min(step, Byte.MAX_VALUE);
            count++;
        }

        private Words trimmed() {
            bytes = Arrays.copyOf(bytes, count == 0 ? 0 : ends[count - 1]);
            ends = Arrays.copyOf(ends, count);
            steps = Arrays.copyOf(steps, count);
            return this;
        }
    }

    public Words of(String text) {
        if (isPlainNumber(text)) {
            return number(text);
        }
        if (text.length() > LONGEST_REMEMBERED || hasDigit(text)) {
            return analysed(text);
        }
        Words known = newer.get(text);
        if (known == null) {
            known = older.get(text);
            known = known == null ? analysed(text).trimmed() : known;
            remember(text, known);
        }
        return known;
    }

    /// What has a digit names one thing: it will hardly be said again.
    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// `6469567736` and `55.58` are one word as they are; `55.50` is another.
    private static boolean isPlainNumber(String text) {
        int length = text.length();
        if (length == 0 || length > LONGEST_NUMBER) {
            return false;
        }
        int point = Ids.endOfDigits(text, 0);
        boolean decimals = point > 0
                && point + 1 < length
                && text.charAt(point) == '.'
                && text.charAt(length - 1) != '0'
                && Ids.endOfDigits(text, point + 1) == length;
        return point == length || decimals;
    }

    private static Words number(String digits) {
        Words words = new Words(digits.length());
        words.add(new BytesRef(digits), 1);
        return words;
    }

    private void remember(String text, Words words) {
        if (newer.size() >= REMEMBERED) {
            synchronized (this) {
                if (newer.size() >= REMEMBERED) {
                    older = newer;
                    newer = new ConcurrentHashMap<>();
                }
            }
        }
        newer.put(text, words);
    }

    private Words analysed(String text) {
        Words words = new Words(text.length());
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            TermToBytesRefAttribute term = tokens.getAttribute(TermToBytesRefAttribute.class);
            PositionIncrementAttribute step = tokens.getAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(term.getBytesRef(), step.getPositionIncrement());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: the text is in memory
        }
        return words;
    }

    /// Gives the words of several texts, one after another, as Lucene takes them for one field. Used by one thread,
    /// for one field at a time.
    public static final class Replay extends TokenStream {
        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
        private final BytesRef bytes = new BytesRef();
        private List<Words> texts = List.of();
        private int text;
        private int word;
        private int gap;

        /// Goes on with other texts.
        public Replay of(List<Words> next) {
            texts = next;
            return this;
        }

        @Override
        public boolean incrementToken() {
            while (text < texts.size() && word == texts.get(text).count) {
                text++;
                word = 0;
                gap += EnglishText.GAP;
            }
            if (text == texts.size()) {
                return false;
            }
            Words its = texts.get(text);
            int from = word == 0 ? 0 : its.ends[word - 1];
            bytes.bytes = its.bytes;
            bytes.offset = from;
            bytes.length = its.ends[word] - from;
            term.setBytesRef(bytes);
            step.setPositionIncrement(its.steps[word] + gap);
            gap = 0;
            word++;
            return true;
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            text = 0;
            word = 0;
            gap = 0;
        }
    }
}
