package dev.whence.index;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Position;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Order;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final IndexSettings EAGER = new IndexSettings(Duration.ofMillis(1), Duration.ofMillis(20), 1, 100);

    private final DecisionLog log = new InMemoryDecisionLog();

    private void append(DecisionIndex index, History history, int count) throws InterruptedException {
        history.append(log, count);
        assertThat(index.await(log.head(), LONG)).isTrue();
    }

    /// Appends between any two pages: the pages together are what one look at the beginning would have shown.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void pages_fit_together_while_the_log_grows(long seed) throws InterruptedException {
        Random random = new Random(seed);
        History history = new History(seed);
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, EAGER)) {
            append(index, history, 300 + random.nextInt(500));
            for (int round = 0; round < 8; round++) {
                SearchQuery query = query(random);
                List<SearchHit> atOnce = all(index, query, () -> {});
                List<SearchHit> whileGrowing = all(index, query, () -> append(index, history, 1 + random.nextInt(40)));
                assertThat(whileGrowing)
                        .as("seed %d, round %d, %s", seed, round, query)
                        .extracting(SearchHit::position)
                        .doesNotHaveDuplicates()
                        .isEqualTo(atOnce.stream().map(SearchHit::position).toList());
                assertThat(whileGrowing)
                        .extracting(SearchHit::score)
                        .isEqualTo(atOnce.stream().map(SearchHit::score).toList());
            }
        }
    }

    private static SearchQuery query(Random random) {
        SearchQuery.Builder query = SearchQuery.builder().pageSize(15 + random.nextInt(60));
        if (random.nextInt(4) > 0) {
            List<String> texts = List.of(
                    "cancel refused delivered",
                    "gift card refund for Noah",
                    "which returns did refund-bot refuse because of the payment method",
                    "office chair wrong size",
                    "W12 customer asked on the phone",
                    "conv-7 Noah_12 refund",
                    "\"no longer needed\" order");
            query.text(texts.get(random.nextInt(texts.size())));
            query.order(one(random, Order.values()));
            query.words(one(random, SearchQuery.Words.values()));
        } else {
            query.order(random.nextBoolean() ? Order.NEWEST : Order.OLDEST);
        }
        if (random.nextBoolean()) {
            query.where(ExactField.AGENT, History.AGENTS.subList(0, 1 + random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            query.where(ExactField.OUTCOME, "refused");
        }
        if (random.nextInt(4) == 0) {
            query.first(Position.of(1 + random.nextInt(300)));
        }
        return query.build();
    }

    private static <T> T one(Random random, T[] of) {
        return of[random.nextInt(of.length)];
    }

    private interface Meanwhile {
        void happens() throws InterruptedException;
    }

    private static List<SearchHit> all(DecisionIndex index, SearchQuery query, Meanwhile meanwhile)
            throws InterruptedException {
        SearchPage page = index.search(query);
        long total = page.total();
        List<SearchHit> hits = new ArrayList<>(page.hits());
        while (page.next() != null) {
            assertThat(page.hits()).hasSize(query.pageSize());
            meanwhile.happens();
            page = index.search(query.from(page.next()));
            assertThat(page.total()).isEqualTo(total);
            hits.addAll(page.hits());
        }
        assertThat(hits).hasSize((int) total);
        return hits;
    }

    @Test
    void pages_of_another_size_fit_as_well() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, EAGER)) {
            append(index, new History(7), 50);
            SearchPage first = index.search(SearchQuery.builder().pageSize(7).build());
            SearchPage second = index.search(
                    SearchQuery.builder().pageSize(100).cursor(first.next()).build());
            assertThat(second.hits())
                    .extracting(hit -> hit.position().value())
                    .startsWith(43L)
                    .hasSize(43);
        }
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void a_cursor_outlives_the_process_and_merges(Order order, @TempDir Path folder) throws InterruptedException {
        SearchQuery query = SearchQuery.builder()
                .text("refund gift card")
                .order(order)
                .words(SearchQuery.Words.ANY)
                .pageSize(20)
                .build();
        History history = new History(8);
        List<Position> expected;
        SearchPage first;
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN, EAGER)) {
            append(index, history, 400);
            expected = all(index, query, () -> {}).stream()
                    .map(SearchHit::position)
                    .toList();
            first = index.search(query);
        }
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN, EAGER)) {
            for (int i = 0; i < 25; i++) {
                append(index, history, 20);
            }
            List<Position> found = new ArrayList<>(
                    first.hits().stream().map(SearchHit::position).toList());
            String next = first.next();
            while (next != null) {
                SearchPage page = index.search(query.from(next));
                page.hits().forEach(hit -> found.add(hit.position()));
                next = page.next();
            }
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void a_cursor_of_another_search_is_refused() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, EAGER)) {
            append(index, new History(9), 50);
            String cursor = index.search(SearchQuery.of("refund")).next();
            assertThat(cursor).isNotNull();
            for (SearchQuery other : List.of(
                    SearchQuery.builder().cursor(cursor).build(),
                    SearchQuery.of("refunds").from(cursor),
                    SearchQuery.builder()
                            .text("refund")
                            .order(Order.NEWEST)
                            .cursor(cursor)
                            .build(),
                    SearchQuery.builder()
                            .text("refund")
                            .where(ExactField.OUTCOME, "accepted")
                            .cursor(cursor)
                            .build())) {
                assertThatThrownBy(() -> index.search(other))
                        .isInstanceOf(UnusableQueryException.class)
                        .hasMessageContaining("comes from another search");
            }
        }
    }

    @Test
    void a_cursor_of_another_log_is_refused() throws InterruptedException {
        DecisionLog other = new InMemoryDecisionLog();
        new History(10).append(other, 50);
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, EAGER);
                DecisionIndex foreign = DecisionIndex.inMemory(other, Shop.DOMAIN)) {
            append(index, new History(11), 50);
            assertThat(foreign.await(other.head(), LONG)).isTrue();
            SearchQuery query = SearchQuery.builder().build();
            String cursor = foreign.search(query).next();
            assertThatThrownBy(() -> index.search(query.from(cursor)))
                    .isInstanceOf(UnusableQueryException.class)
                    .hasMessageContaining("comes from another log");
        }
    }

    @Test
    void a_garbled_cursor_is_refused_whatever_is_wrong_with_it() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, EAGER)) {
            append(index, new History(12), 50);
            SearchQuery query = SearchQuery.builder().build();
            String cursor = requireNonNull(index.search(query).next());
            List<String> garbled = new ArrayList<>(
                    List.of("", "x", "null", "🙂", cursor + "A", cursor.substring(1), "A".repeat(5000)));
            Random random = new Random(13);
            for (int i = 0; i < 200; i++) {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                garbled.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
            }
            assertThat(garbled)
                    .allSatisfy(written -> assertThatThrownBy(() -> index.search(query.from(written)))
                            .isInstanceOf(UnusableQueryException.class)
                            .hasMessageContaining("is not a cursor of this version")
                            .hasMessageContaining("leave the cursor out"));
        }
    }
}
