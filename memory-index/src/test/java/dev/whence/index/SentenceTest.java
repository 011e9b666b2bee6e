package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Outcome;
import dev.whence.index.document.Sentence;
import dev.whence.index.document.Vocabulary;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogEntry;
import org.junit.jupiter.api.Test;

/// How a decision is told for its meaning.
class SentenceTest {

    private final DecisionLog log = new InMemoryDecisionLog();

    private String told(Drafting drafting) {
        return Sentence.of(new LogEntry.Decided(drafting.appendTo(log)), Vocabulary.of(Shop.DOMAIN), log)
                .orElseThrow()
                .whole();
    }

    @Test
    void what_is_its_own_comes_first_and_what_its_kind_has_in_common_last() {
        assertThat(told(Drafting.of("CancelPendingOrder")
                        .because("Going on holiday")
                        .data("{\"confirmation\": \"yes please do\", \"city\": \"Pinewood\"}")
                        .fails(
                                "order-is-pending",
                                "Only a pending order can be cancelled",
                                fact("order.status", "processed").is("pending"))))
                .isEqualTo("Going on holiday. Only a pending order can be cancelled. Confirmation: yes please do."
                        + " Cancel pending order was rejected.");
    }

    @Test
    void ids_and_amounts_within_a_text_are_left_out_so_that_texts_alike_are_one() {
        String one = told(Drafting.of("CancelPendingOrder").because("Please stop #W5068617 for 120.00 today"));
        String other = told(Drafting.of("CancelPendingOrder").because("Please stop #W1200412 for 12.00 today"));

        assertThat(one).isEqualTo("Please stop for today. Cancel pending order was accepted.");
        assertThat(other).isEqualTo(one);
    }

    @Test
    void an_observation_keeps_its_words_as_they_are() {
        assertThat(told(Drafting.of("Message")
                        .data("{\"text\": \"Order #W5068617 has come\"}")
                        .by("carrier")
                        .ended(Outcome.OBSERVED)))
                .isEqualTo("carrier: Order #W5068617 has come.");
    }
}
