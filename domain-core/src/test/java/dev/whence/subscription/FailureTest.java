package dev.whence.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTest {

    @Test
    void says_what_was_thrown_and_where() {
        Failure failure = Failure.of(new IllegalStateException("no route to host"), TestTiming.START);

        assertThat(failure).hasToString("java.lang.IllegalStateException: no route to host");
        assertThat(failure.trace()).contains("FailureTest.says_what_was_thrown_and_where");
    }

    @Test
    void is_of_bounded_size() {
        Failure failure = Failure.of(new IllegalStateException("𝄞".repeat(1_000_000)), TestTiming.START);

        assertThat(failure.message()).hasSizeLessThanOrEqualTo(2_000).endsWith("𝄞…");
        assertThat(failure.trace()).hasSizeLessThanOrEqualTo(4_000);
    }

    @Test
    void may_lack_a_message() {
        assertThat(Failure.of(new StackOverflowError(), TestTiming.START)).hasToString("java.lang.StackOverflowError");
    }
}
