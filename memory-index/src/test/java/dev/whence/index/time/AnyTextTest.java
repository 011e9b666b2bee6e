package dev.whence.index.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever the text is, it is read in time and without complaint.
class AnyTextTest {

    private static final List<String> PIECES = List.of(
            "last",
            "next",
            "the",
            "two",
            "weeks",
            "before",
            "after",
            "May",
            "march",
            "3",
            "31",
            "2024",
            "99999",
            "0",
            "-",
            "/",
            ":",
            ".",
            ",",
            "(",
            "am",
            "pm",
            "at",
            "on",
            "from",
            "to",
            "between",
            "and",
            "Monday",
            "yesterday",
            "of",
            "half",
            "past",
            "quarter",
            "Q4",
            "days",
            "ago",
            "every",
            "until",
            "since",
            "morning",
            "end",
            "year",
            "century",
            "hours",
            "first",
            "th",
            "'",
            "s",
            "Easter",
            "29",
            "February",
            "24",
            "60",
            "\uD83D\uDE00",
            "\uD83D",
            "\u00e9t\u00e9",
            "\u6628\u5929",
            "\u0000",
            "\u0662",
            "#",
            "$",
            "now",
            "UTC",
            "Europe/Berlin",
            "+",
            "14",
            "z",
            "so far",
            "ending",
            "now",
            "for",
            "a",
            "second",
            "thousand",
            "twenty",
            "week",
            "53",
            "T",
            "W",
            "in",
            "\n",
            "noon",
            "weekend");

    @ParameterizedTest
    @EnumSource(Reading.class)
    void mentions_are_in_order_and_quote_the_text(Reading reading) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            String text = anyText(random);
            int last = 0;
            for (TimeMention mention : TimeExpressions.find(text, Asked.WEDNESDAY, reading)) {
                assertThat(mention.start()).as("seed %d, %s", seed, text).isGreaterThanOrEqualTo(last);
                assertThat(mention.text())
                        .isEqualTo(text.substring(mention.start(), mention.end()))
                        .isNotBlank();
                last = mention.end();
            }
        }
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(4) == 0 ? "" : " ");
            if (random.nextInt(9) == 0) {
                text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two days before ",
                "from May 3 to ",
                "1 ",
                "1-",
                "12:",
                "monday ",
                "the ",
                "twenty ",
                "a",
                "(",
                "between 3 and ",
                "last week yesterday at 5 on "
            })
    void repetition_is_read_in_time_proportional_to_its_length(String piece) {
        assertThat(fastest(piece, 500)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void ten_thousand_characters_take_less_than_50_milliseconds() {
        String text = "Refunds that were refused last week because the gift card was empty, since Tuesday at 5pm. ";
        assertThat(fastest(text, 50)).isLessThan(Duration.ofMillis(50));
    }

    /// Reads ten thousand characters, again until it takes less than the limit, as it does once it is compiled.
    private static Duration fastest(String piece, int limit) {
        String text = piece.repeat(10_000 / piece.length());
        Duration fastest = Duration.ofDays(1);
        for (int round = 0; round < 25 && fastest.toMillis() >= limit; round++) {
            long start = System.nanoTime();
            TimeExpressions.find(text, Asked.WEDNESDAY, Reading.PAST);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            fastest = took.compareTo(fastest) < 0 ? took : fastest;
        }
        return fastest;
    }

    @Test
    void the_same_text_is_read_the_same_again() {
        String text = "between 3pm and 5pm yesterday, since Tuesday, in March or at 7";
        assertThat(TimeExpressions.find(text, Asked.WEDNESDAY, Reading.EITHER))
                .isEqualTo(TimeExpressions.find(text, Asked.WEDNESDAY, Reading.EITHER))
                .hasSize(4);
    }

    @Test
    void a_text_of_nothing_has_no_mention() {
        assertThat(Asked.mentions("")).isEmpty();
        assertThat(Asked.mentions(" \n\t")).isEmpty();
    }
}
