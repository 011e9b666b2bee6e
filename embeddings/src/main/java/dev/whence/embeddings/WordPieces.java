package dev.whence.embeddings;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cuts texts into the pieces of words that a BERT model of lower case knows, and numbers them.
///
/// As in the model's training: control characters are dropped, accents and case are folded, every mark and every
/// Chinese character is a word of its own, and of a word the longest beginning that is known comes first.
final class WordPieces {

    private static final int LONGEST_WORD = 100;
    private static final String CONTINUED = "##";

    private final Map<String, Integer> vocabulary;
    private final int unknown;
    private final int start;
    private final int end;

    private WordPieces(Map<String, Integer> vocabulary) {
        this.vocabulary = vocabulary;
        this.unknown = number("[UNK]");
        this.start = number("[CLS]");
        this.end = number("[SEP]");
    }

    private int number(String piece) {
        Integer number = vocabulary.get(piece);
        if (number == null) {
            throw new IllegalArgumentException("The vocabulary lacks " + piece + "; it is not one of a BERT model");
        }
        return number;
    }

    /// @param tokenizer a `tokenizer.json`
    static WordPieces read(byte[] tokenizer) throws IOException {
        JsonNode vocabulary = new JsonMapper().readTree(tokenizer).at("/model/vocab");
        Map<String, Integer> numbers = new HashMap<>();
        vocabulary
                .properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().intValue()));
        return new WordPieces(numbers);
    }

    /// The numbers of a text's pieces.
    int[] of(String text) {
        List<Integer> pieces = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int c : folded(text).codePoints().toArray()) {
            if (isBlank(c)) {
                finish(word, pieces);
            } else if (isMark(c) || isChinese(c)) {
                finish(word, pieces);
                finish(word.appendCodePoint(c), pieces);
            } else {
                word.appendCodePoint(c);
            }
        }
        finish(word, pieces);
        return pieces.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Two runs of pieces as the model takes them.
    long[] framed(int[] first, int[] second) {
        long[] all = new long[first.length + second.length + 2];
        all[0] = start;
        for (int i = 0; i < first.length; i++) {
            all[1 + i] = first[i];
        }
        for (int i = 0; i < second.length; i++) {
            all[1 + first.length + i] = second[i];
        }
        all[all.length - 1] = end;
        return all;
    }

    private static String folded(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isDropped(c)).forEach(clean::appendCodePoint);
        StringBuilder plain = new StringBuilder(clean.length());
        Normalizer.normalize(clean, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isDropped(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        return c == 0
                || c == 0xfffd
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED -> true;
                    default -> false;
                };
    }

    private static boolean isBlank(int c) {
        return c == '\t' || c == '\n' || c == '\r' || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// ASCII's symbols count as marks, too.
    private static boolean isMark(int c) {
        if (c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isChinese(int c) {
        return c >= 0x4e00 && c <= 0x9fff
                || c >= 0x3400 && c <= 0x4dbf
                || c >= 0x20000 && c <= 0x2ceaf
                || c >= 0xf900 && c <= 0xfaff
                || c >= 0x2f800 && c <= 0x2fa1f;
    }

    private void finish(StringBuilder word, List<Integer> pieces) {
        if (!word.isEmpty()) {
            cut(word.toString(), pieces);
            word.setLength(0);
        }
    }

    private void cut(String word, List<Integer> pieces) {
        List<Integer> cut = new ArrayList<>();
        int from = 0;
        while (from < word.length() && word.codePointCount(0, word.length()) <= LONGEST_WORD) {
            int to = word.length();
            Integer piece = null;
            for (; to > from && piece == null; to -= piece == null ? 1 : 0) {
                piece = vocabulary.get(from == 0 ? word.substring(0, to) : CONTINUED + word.substring(from, to));
            }
            if (piece == null) {
                break;
            }
            cut.add(piece);
            from = to;
        }
        if (from < word.length()) {
            pieces.add(unknown);
        } else {
            pieces.addAll(cut);
        }
    }
}
