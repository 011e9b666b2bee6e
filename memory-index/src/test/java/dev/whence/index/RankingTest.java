package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.index.query.SearchQuery;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What counts more than what. The expected one always comes earlier in the log, since of equals the newer is first.
class RankingTest {

    private final DecisionLog log = new InMemoryDecisionLog();

    private List<Long> ranked(String text) throws InterruptedException {
        new History(5).append(log, 200);
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN)) {
            assertThat(index.await(log.head(), Duration.ofSeconds(20))).isTrue();
            return index.search(SearchQuery.of(text)).hits().stream()
                    .map(hit -> hit.position().value())
                    .limit(2)
                    .toList();
        }
    }

    @Test
    void an_id_counts_more_than_many_words() throws InterruptedException {
        Drafting.of("Note").on("order:#W42").because("short").appendTo(log);
        Drafting.of("Note")
                .because("zinc kettle boiled over twice yesterday evening")
                .appendTo(log);
        assertThat(ranked("zinc kettle boiled over twice yesterday evening #W42"))
                .containsExactly(1L, 2L);
    }

    @Test
    void a_whole_id_counts_more_than_the_beginning_of_another() throws InterruptedException {
        Drafting.of("Note").on("order:#W4242").appendTo(log);
        Drafting.of("Note").on("order:#W42421").because("W4242x").appendTo(log);
        assertThat(ranked("W4242")).containsExactly(1L, 2L);
    }

    @Test
    void the_stated_reason_counts_more_than_the_data() throws InterruptedException {
        Drafting.of("Note")
                .data("{\"text\": \"blue paper\"}")
                .because("zinc kettle")
                .appendTo(log);
        Drafting.of("Note")
                .data("{\"text\": \"zinc kettle\"}")
                .because("blue paper")
                .appendTo(log);
        assertThat(ranked("kettle")).containsExactly(1L, 2L);
    }

    @Test
    void words_side_by_side_count_more_than_words_apart() throws InterruptedException {
        Drafting.of("Note").because("Zelda Quist met Umberto Yarrow").appendTo(log);
        Drafting.of("Note").because("Zelda Yarrow met Umberto Quist").appendTo(log);
        assertThat(ranked("zelda quist")).containsExactly(1L, 2L);
    }

    @Test
    void rare_words_count_more_than_frequent_ones() throws InterruptedException {
        Drafting.of("Note").because("zinc").appendTo(log);
        Drafting.of("Note").because("customer phone").appendTo(log);
        assertThat(ranked("customer phone zinc")).startsWith(1L);
    }

    @Test
    void of_equally_good_ones_the_newer_comes_first() throws InterruptedException {
        Drafting.of("Note").because("zinc").appendTo(log);
        Drafting.of("Note").because("zinc").appendTo(log);
        assertThat(ranked("zinc")).containsExactly(2L, 1L);
    }
}
