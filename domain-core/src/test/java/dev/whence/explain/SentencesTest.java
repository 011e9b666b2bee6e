package dev.whence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.model.Conditions;
import dev.whence.model.Fact;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private final Fact<String> status = new Fact<>("order.status", List.of(), "delivered");
    private final Fact<BigDecimal> total = new Fact<>("order.total", List.of(), new BigDecimal("12.50"));

    @Test
    void a_failed_comparison_says_what_was_and_what_was_required() {
        assertThat(Sentences.of(status.is("pending"))).isEqualTo("order.status was delivered, required pending");
        assertThat(Sentences.of(status.isNot("delivered")))
                .isEqualTo("order.status was delivered, required anything but delivered");
        assertThat(Sentences.of(status.isOneOf("pending", "processed")))
                .isEqualTo("order.status was delivered, required one of pending, processed");
        assertThat(Sentences.of(status.isAbsent())).isEqualTo("order.status was delivered, required absent");
        assertThat(Sentences.of(total.atMost(BigDecimal.TEN))).isEqualTo("order.total was 12.50, required at most 10");
    }

    @Test
    void a_true_comparison_says_what_was() {
        assertThat(Sentences.of(status.is("delivered"))).isEqualTo("order.status was delivered");
    }

    @Test
    void of_several_conditions_only_those_that_fail_are_told() {
        assertThat(Sentences.of(Conditions.allOf(status.is("delivered"), status.is("pending"))))
                .isEqualTo("order.status was delivered, required pending");
    }

    @Test
    void failed_alternatives_are_all_told() {
        assertThat(Sentences.of(Conditions.anyOf(status.is("pending"), total.atMost(BigDecimal.TEN))))
                .isEqualTo(
                        "order.status was delivered, required pending, or order.total was 12.50, required at most 10");
    }

    @Test
    void a_near_miss_is_answered_with_what_was_probably_meant() {
        assertThat(Sentences.of(new Fact<>("reason", List.of(), "no longer neded").isOneOf("no longer needed")))
                .endsWith("did you mean “no longer needed”?");
    }

    @Test
    void long_text_is_shortened() {
        assertThat(Sentences.quoted("word ".repeat(1000)))
                .hasSizeLessThan(130)
                .startsWith("“")
                .endsWith("…”");
    }
}
