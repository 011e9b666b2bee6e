package dev.whence.evals.search.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.evals.search.shop.ShopQuery.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The figures, against ones computed by hand.
class FiguresTest {

    private static final ShopQuery TWO_MEANT_ONE_LIKE_IT =
            new ShopQuery("broken", Kind.REASON, Map.of(7L, 2, 8L, 2, 9L, 1));

    @Test
    void the_best_order_counts_1() {
        assertThat(Figures.of(TWO_MEANT_ONE_LIKE_IT, List.of(8L, 7L, 9L, 1L))).isEqualTo(new Figures(1, 1, 1, 1));
    }

    @Test
    void nothing_found_counts_0() {
        assertThat(Figures.of(TWO_MEANT_ONE_LIKE_IT, List.of())).isEqualTo(new Figures(1, 0, 0, 0));
        assertThat(Figures.of(TWO_MEANT_ONE_LIKE_IT, List.of(1L, 2L))).isEqualTo(new Figures(1, 0, 0, 0));
    }

    @Test
    void what_is_like_it_counts_for_the_gain_alone() {
        Figures figures = Figures.of(TWO_MEANT_ONE_LIKE_IT, List.of(9L, 1L, 7L));

        // (1 + 3 / log2(4)) / (3 + 3 / log2(3) + 1 / log2(4))
        assertThat(figures.ndcg()).isCloseTo(2.5 / (3 + 3 / 1.584963 + 0.5), within(1e-5));
        assertThat(figures.recall()).isEqualTo(0.5);
        assertThat(figures.reciprocalRank()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void places_after_the_tenth_count_for_the_first_that_was_meant_alone() {
        List<Long> found = LongStream.concat(LongStream.range(100, 110), LongStream.of(7, 8))
                .boxed()
                .toList();

        Figures figures = Figures.of(TWO_MEANT_ONE_LIKE_IT, found);

        assertThat(figures.ndcg()).isZero();
        assertThat(figures.recall()).isZero();
        assertThat(figures.reciprocalRank()).isCloseTo(1 / 11.0, within(1e-9));
    }

    @Test
    void of_more_than_ten_that_were_meant_ten_are_all() {
        ShopQuery many = new ShopQuery(
                "broken",
                Kind.REASON,
                LongStream.range(0, 50).boxed().collect(Collectors.toMap(position -> position, position -> 2)));

        assertThat(Figures.of(many, LongStream.range(20, 40).boxed().toList())).isEqualTo(new Figures(1, 1, 1, 1));
    }

    @Test
    void several_queries_are_averaged() {
        Figures all = Figures.over(List.of(new Figures(1, 1, 1, 1), new Figures(1, 0, 0.5, 0.25)));

        assertThat(all).isEqualTo(new Figures(2, 0.5, 0.75, 0.625));
    }
}
