package dev.whence.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-05-02T09:31:07Z",
                "2026-05-02T09:31:07.Z",
                "2026-05-02T09:31:07.1Z",
                "2026-05-02T09:31:07.123Z",
                "2026-05-02T09:31:07.123456Z",
                "2026-05-02T09:31:07.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "1909-12-31T23:59:59.5Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "2026-05-02T09:31:07+02:00",
                "2026-05-02T24:00:00Z",
                "2016-12-31T23:59:60Z",
                "2026-05-02t09:31:07z"
            })
    void reads_what_the_general_parser_reads(String text) {
        assertThat(InstantText.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void reads_whatever_an_instant_writes() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
            Instant far = Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
            Instant near = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000) * 1_000_000L);

            assertThat(InstantText.parse(far.toString())).isEqualTo(far);
            assertThat(InstantText.parse(near.toString())).isEqualTo(near);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday, some time in the afternoon",
                "2026-05-02T09:31:07",
                "2026-05-02T09:31:07.1234567890Z",
                "2026-05-02 09:31:07Z",
                "2026-13-02T09:31:07Z",
                "2026-02-30T09:31:07Z",
                "2026-05-02T25:31:07Z",
                "2026-05-02T09:60:07Z",
                "2026-05-02T09:31:61Z",
                "٢٠٢٦-05-02T09:31:07Z"
            })
    void refuses_what_the_general_parser_refuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> InstantText.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
