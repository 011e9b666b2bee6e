package dev.whence.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Instant NOON = Instant.parse("2026-05-02T12:00:00Z");

    private final Sessions sessions = new Sessions(2, Duration.ofHours(1));

    @Test
    void the_session_that_was_not_used_for_longest_goes_first() {
        sessions.used("a", NOON);
        sessions.used("b", NOON.plusSeconds(1));
        sessions.used("a", NOON.plusSeconds(2));
        sessions.used("c", NOON.plusSeconds(3));

        assertThat(sessions.expired(NOON.plusSeconds(3))).containsExactly("b");
        assertThat(sessions.open()).isEqualTo(2);
    }

    @Test
    void a_session_that_is_idle_for_long_goes() {
        sessions.used("a", NOON);
        sessions.used("b", NOON.plus(Duration.ofMinutes(30)));

        assertThat(sessions.expired(NOON.plus(Duration.ofMinutes(61)))).containsExactly("a");
    }

    @Test
    void a_closed_session_is_forgotten() {
        sessions.used("a", NOON);
        sessions.closed("a");

        assertThat(sessions.open()).isZero();
    }
}
