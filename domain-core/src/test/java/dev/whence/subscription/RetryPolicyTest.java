package dev.whence.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final RetryPolicy POLICY = new RetryPolicy(8, Duration.ofMillis(200), Duration.ofSeconds(2), 0.5);

    @Test
    void pauses_double_up_to_the_longest() {
        List<Long> pauses = IntStream.rangeClosed(1, 6)
                .mapToObj(failures -> POLICY.pauseAfter(failures, 0).toMillis())
                .toList();

        assertThat(pauses).containsExactly(200L, 400L, 800L, 1600L, 2000L, 2000L);
    }

    @Test
    void stays_at_the_longest_however_often_it_failed() {
        assertThat(POLICY.pauseAfter(Integer.MAX_VALUE, 0)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void chance_takes_off_a_part_of_a_pause() {
        Random random = new Random(7);
        for (int i = 0; i < 1_000; i++) {
            assertThat(POLICY.pauseAfter(3, random.nextDouble()))
                    .isBetween(Duration.ofMillis(400), Duration.ofMillis(800));
        }
        assertThat(POLICY.pauseAfter(3, 0.999_999)).isLessThan(Duration.ofMillis(401));
    }

    @Test
    void the_usual_attempts_take_about_twenty_seconds() {
        Duration whole = IntStream.range(1, RetryPolicy.DEFAULT.attempts())
                .mapToObj(failures -> RetryPolicy.DEFAULT.pauseAfter(failures, 0.5))
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(whole).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(25));
    }

    @Test
    void says_what_is_possible() {
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.attempts(0)).hasMessageContaining("use 1");
        assertThatThrownBy(() -> RetryPolicy.DEFAULT.pauses(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessageContaining("PT2S up to PT1S");
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Double.NaN))
                .hasMessageContaining("0 to 1");
    }
}
