package dev.whence.evals.search.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.evals.search.demo.PlayedShop;
import dev.whence.evals.search.shop.ShopQuery.Kind;
import dev.whence.index.DecisionIndex;
import dev.whence.index.query.SearchQuery.Ranking;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The set itself, and that an index is asked all of it.
class ShopEvalTest {

    private static final Position BEGINNING = new Position(1_500);
    private static final PlayedShop SHOP = PlayedShop.play();
    private static final List<Decision> HISTORY = SHOP.history();
    private static final List<ShopQuery> QUERIES = ShopQueries.over(HISTORY);

    @Test
    void there_are_at_least_60_queries_of_every_kind_and_each_means_something() {
        assertThat(QUERIES).hasSizeGreaterThanOrEqualTo(60);
        assertThat(QUERIES).extracting(ShopQuery::text).doesNotHaveDuplicates();
        assertThat(QUERIES).extracting(ShopQuery::kind).contains(Kind.values());
        assertThat(QUERIES)
                .allSatisfy(query -> assertThat(query.meant()).as(query.text()).isPositive());
    }

    @Test
    void what_is_meant_is_told_by_the_record() {
        ShopQuery broken = query("tent came broken");

        broken.grades().forEach((position, grade) -> {
            String reason = Objects.requireNonNull(
                    HISTORY.get(Math.toIntExact(position - 1)).origin().reason());
            assertThat(reason).contains("damaged in transit");
            assertThat(reason.contains("two-person tent")).isEqualTo(grade == ShopQuery.MEANT);
        });
        assertThat(query("price with a fraction of a penny").grades())
                .hasSize(7)
                .allSatisfy((position, grade) -> assertThat(HISTORY.get(Math.toIntExact(position - 1))
                                .command()
                                .type())
                        .isEqualTo("ChangeItemPrice"));
    }

    private static ShopQuery query(String text) {
        return QUERIES.stream()
                .filter(query -> query.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_index_is_asked_in_every_way_and_without_a_model_finds_nothing_by_meaning() throws InterruptedException {
        InMemoryDecisionLog beginning = new InMemoryDecisionLog();
        beginning.appendStored(SHOP.log().readStored(ReadQuery.all().limit(1_500)));
        try (DecisionIndex index = DecisionIndex.inMemory(beginning, PlayedShop.domain())) {
            assertThat(index.await(BEGINNING, Duration.ofMinutes(1))).isTrue();

            ShopScore score = ShopEval.ask(QUERIES, index);

            assertThat(score.all(Ranking.MEANING)).isEqualTo(new Figures(QUERIES.size(), 0, 0, 0));
            assertThat(score.all(Ranking.WORDS).ndcg()).isPositive();
            assertThat(score.all(Ranking.BOTH)).isEqualTo(score.all(Ranking.WORDS));
            assertThat(score.byKind(Ranking.BOTH)).hasSameSizeAs(Kind.values());
            assertThat(score.lines()).last().asString().startsWith("all");
        }
    }
}
