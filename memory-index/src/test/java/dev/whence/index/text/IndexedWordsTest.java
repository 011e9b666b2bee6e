package dev.whence.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.junit.jupiter.api.Test;

class IndexedWordsTest {

    private static final List<String> PIECES = List.of(
            "CancelPendingOrder",
            "gift card",
            "#W2611340",
            "1,234.50",
            "Zoë's",
            "wi-fi",
            "…",
            "",
            "  ",
            "PayPal",
            "naïve café",
            "order.status was delivered, required pending",
            "日本語",
            "customer_42@mail.example",
            "x".repeat(600),
            "6469567736",
            "007",
            "55.58",
            "55.50",
            "0.05",
            ".5",
            "5.",
            "1.2.3",
            "7".repeat(200),
            "7".repeat(300));

    private final IndexedWords words = new IndexedWords();

    /// A word with the place where it stands.
    private record Placed(String word, int place) {}

    private static List<Placed> read(TokenStream stream, int before) throws IOException {
        List<Placed> read = new ArrayList<>();
        TermToBytesRefAttribute term = stream.getAttribute(TermToBytesRefAttribute.class);
        PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
        int place = before;
        stream.reset();
        while (stream.incrementToken()) {
            place += step.getPositionIncrement();
            read.add(new Placed(term.getBytesRef().utf8ToString(), place));
        }
        stream.end();
        stream.close();
        return read;
    }

    /// As Lucene does where a field has several values.
    private static List<Placed> analysed(List<String> texts) throws IOException {
        List<Placed> all = new ArrayList<>();
        int place = -1;
        try (EnglishText analyzer = new EnglishText()) {
            for (int i = 0; i < texts.size(); i++) {
                place += i == 0 ? 0 : analyzer.getPositionIncrementGap("text");
                List<Placed> read = read(analyzer.tokenStream("text", texts.get(i)), place);
                place = read.isEmpty() ? place : read.getLast().place();
                all.addAll(read);
            }
        }
        return all;
    }

    @Test
    void words_and_places_are_those_of_the_analyzer_the_first_time_and_again() throws IOException {
        Random random = new Random(11);
        IndexedWords.Replay replay = new IndexedWords.Replay();
        for (int i = 0; i < 400; i++) {
            List<String> texts = new ArrayList<>();
            for (int parts = random.nextInt(5); parts > 0; parts--) {
                String piece = PIECES.get(random.nextInt(PIECES.size()));
                texts.add(random.nextBoolean() ? piece : piece + " " + PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(read(replay.of(texts.stream().map(words::of).toList()), -1))
                    .as("%s", texts)
                    .isEqualTo(analysed(texts));
        }
    }

    @Test
    void what_is_remembered_gives_way_to_what_is_newer() throws IOException {
        for (int i = 0; i < 40_000; i++) {
            String text = "word" + Integer.toString(i, 36).replaceAll("\\d", "q") + " " + "z".repeat(i % 50);
            assertThat(words.of(text)).isNotNull();
        }
        assertThat(read(new IndexedWords.Replay().of(List.of(words.of("gift cards"))), -1))
                .containsExactly(new Placed("gift", 0), new Placed("card", 1));
    }
}
