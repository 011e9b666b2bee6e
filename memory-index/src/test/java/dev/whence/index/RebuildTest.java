package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.index.follow.CommitPoint;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.IndexVersion;
import dev.whence.index.follow.RebuildStatus;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.Match;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.personal.InMemorySubjectKeys;
import dev.whence.personal.PersonalDataLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Building another index beside the one that serves.
class RebuildTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /// Small batches, so that there is something to see between the first and the last.
    private static final IndexSettings SLOW = new IndexSettings(Duration.ofMillis(20), Duration.ofSeconds(1), 16, 20);

    private static final Aggregation COUNT = new Aggregation(
            null, SearchFilter.ALL, List.of(), new Aggregation.Measure.Count(), Aggregation.Order.LARGEST, 1);

    private final DecisionLog log = PersonalDataLog.open(new InMemoryDecisionLog(), new InMemorySubjectKeys());
    private final History history = new History(7);

    @TempDir
    private Path folder;

    private DecisionIndex open(int domainVersion) {
        return DecisionIndex.open(folder, log, Shop.domain(domainVersion), SLOW);
    }

    private void caughtUp(DecisionIndex index) throws InterruptedException {
        assertThat(index.await(log.head(), LONG)).as("%s", index.status()).isTrue();
    }

    /// Until the one that is being built serves.
    private static void rebuilt(DecisionIndex index, int generation) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (index.status().version().generation() < generation) {
            assertThat(System.nanoTime()).as("%s", index.status()).isLessThan(end);
            Thread.sleep(2);
        }
        assertThat(index.status().rebuild()).isNull();
    }

    private List<String> generations() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("generation-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void onlyGenerationLeft(String name) throws InterruptedException {
        for (int i = 0; i < 500 && generations().size() > 1; i++) {
            Thread.sleep(10);
        }
        assertThat(generations()).containsExactly(name);
    }

    /// What a search finds, and how well.
    private static List<Match> found(SearchPage page) {
        return page.hits().stream()
                .map(hit -> new Match(hit.position(), hit.score()))
                .toList();
    }

    private static List<SearchQuery> queries() {
        return List.of(
                SearchQuery.builder().text("wrong size delivered").pageSize(40).build(),
                SearchQuery.builder().text("gift birthday Denver").pageSize(40).build(),
                SearchQuery.builder()
                        .where(ExactField.AGENT, "refund-bot")
                        .where(ExactField.OUTCOME, "refused")
                        .pageSize(40)
                        .build(),
                SearchQuery.builder().order(SearchQuery.Order.OLDEST).build());
    }

    @Nested
    class While_it_is_built {

        @Test
        void the_one_before_gives_the_same_answers_until_and_after_it_is_replaced() throws Exception {
            history.append(log, 1_000);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
                List<SearchPage> before = queries().stream().map(index::search).toList();
                AtomicBoolean over = new AtomicBoolean();
                List<String> differences = Collections.synchronizedList(new ArrayList<>());
                CountDownLatch asked = new CountDownLatch(4);
                List<Thread> asking = new ArrayList<>();
                for (SearchQuery query : queries()) {
                    List<Match> expected = found(before.get(queries().indexOf(query)));
                    asking.add(Thread.ofPlatform().start(() -> {
                        while (!over.get()) {
                            SearchPage page = index.search(query);
                            if (!found(page).equals(expected) || !page.notes().isEmpty()) {
                                differences.add(query + " found " + found(page) + page.notes());
                            }
                            asked.countDown();
                        }
                    }));
                }
                assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

                for (int generation = 2; generation <= 3; generation++) {
                    index.rebuild("somebody wants it");
                    rebuilt(index, generation);
                }
                over.set(true);
                for (Thread thread : asking) {
                    thread.join();
                }

                assertThat(differences).isEmpty();
                assertThat(index.status().rebuiltBecause()).isEqualTo("somebody wants it");
                onlyGenerationLeft("generation-3");
            }
        }

        @Test
        void a_cursor_from_before_goes_on_after() throws InterruptedException {
            history.append(log, 1_000);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
                SearchQuery query = SearchQuery.builder()
                        .text("wrong size birthday")
                        .pageSize(10)
                        .build();
                SearchPage first = index.search(query);
                List<Match> second = found(index.search(query.from(first.next())));
                history.append(log, 200);

                index.rebuild("somebody wants it");
                rebuilt(index, 2);

                caughtUp(index);
                assertThat(found(index.search(query.from(first.next())))).isEqualTo(second);
            }
        }

        @Test
        void what_is_appended_meanwhile_is_found_at_once_and_afterwards() throws InterruptedException {
            history.append(log, 1_500);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
                index.rebuild("somebody wants it");
                int appended = 0;
                while (index.status().rebuild() != null) {
                    Decision one =
                            Drafting.of("Note").because("needle" + appended).appendTo(log);
                    long start = System.nanoTime();
                    assertThat(index.await(one.position(), LONG)).isTrue();
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                    appended++;
                }
                rebuilt(index, 2);

                assertThat(appended).isPositive();
                caughtUp(index);
                for (int i = 0; i < appended; i++) {
                    assertThat(index.search(SearchQuery.of("needle" + i)).hits())
                            .hasSize(1);
                }
                assertThat(index.search(SearchQuery.builder().build()).total())
                        .isEqualTo(log.head().value());
            }
        }

        @Test
        void the_status_tells_how_far_it_is() throws InterruptedException {
            history.append(log, 1_500);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
                assertThat(index.status().version()).isEqualTo(new IndexVersion(CommitPoint.FORMAT, "shop v1", 1));
                index.rebuild("somebody wants it");
                List<RebuildStatus> told = new ArrayList<>();
                for (RebuildStatus now = index.status().rebuild();
                        now != null;
                        now = index.status().rebuild()) {
                    told.add(now);
                    assertThat(index.status().seen()).isEqualTo(log.head());
                    Thread.sleep(2);
                }

                assertThat(told).isNotEmpty().allMatch(status -> status.generation() == 2);
                assertThat(told)
                        .extracting(RebuildStatus::percent)
                        .isSorted()
                        .allMatch(percent -> percent >= 0 && percent <= 100);
                assertThat(told).extracting(RebuildStatus::because).containsOnly("somebody wants it");
                assertThat(told.getLast().perSecond()).isPositive();
                assertThat(told.getLast().left()).isNotNull();
                assertThat(told.getLast().line()).contains("of 1,500 decisions", "decisions/s", "s left");
                assertThat(index.status().version().generation()).isEqualTo(2);
            }
        }

        @Test
        void what_is_forgotten_is_in_no_file_of_either() throws InterruptedException {
            for (int i = 0; i < 1_200; i++) {
                log.append(
                        Drafting.of("Move")
                                .on("user:mara")
                                .data("{\"town\": \"Uddevalla\", \"street\": \"Storgata " + i + "\"}")
                                .draft()
                                .withPersonal(List.of(new PersonalValues(
                                        EntityRef.parse("user:mara"), List.of("/command/data/town")))),
                        AppendCondition.none());
            }
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
                index.rebuild("somebody wants it");
                untilPercent(index, 30);
                Decision forgotten = Drafting.of("ForgetSubject")
                        .event("user:mara", "SubjectForgotten", "{\"subject\": \"user:mara\"}")
                        .appendTo(log);
                assertThat(index.await(forgotten.position(), LONG)).isTrue();

                assertThat(Objects.requireNonNull(index.status().rebuild()).percent())
                        .as("it was forgotten while the other was being built")
                        .isLessThan(100);
            } // commits what both hold
            assertThat(generations()).containsExactly("generation-1", "generation-2");
            assertThat(filesWith("storgata")).hasSizeGreaterThan(1);
            assertThat(filesWith("uddevalla")).isEmpty();

            try (DecisionIndex index = open(1)) {
                rebuilt(index, 2);
                assertThat(filesWith("uddevalla")).isEmpty();
                assertThat(index.search(SearchQuery.of("Uddevalla")).total()).isZero();
                assertThat(index.search(SearchQuery.of("erased")).total()).isEqualTo(1_200);
            }
        }

        private void untilPercent(DecisionIndex index, int percent) throws InterruptedException {
            long end = System.nanoTime() + LONG.toNanos();
            while (Objects.requireNonNull(index.status().rebuild()).percent() < percent) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(1);
            }
        }

        private List<Path> filesWith(String word) {
            return FilesHolding.word(word, folder);
        }
    }

    @Nested
    class For_another_version_of_the_domain {

        @Test
        void the_one_that_is_there_serves_from_the_first_moment() throws InterruptedException {
            history.append(log, 1_200);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
            }
            try (DecisionIndex index = open(2)) {
                assertThat(index.status().seen()).isEqualTo(Position.of(1_200));
                assertThat(index.search(SearchQuery.builder().build()).total()).isEqualTo(1_200);
                assertThat(index.status().version().domain()).isEqualTo("shop v1");
                assertThat(Objects.requireNonNull(index.status().rebuild()).because())
                        .isEqualTo("it was made for domain shop v1 and the domain is now shop v2");
                rebuilt(index, 2);
                assertThat(index.status().version().domain()).isEqualTo("shop v2");
                assertThat(index.search(SearchQuery.builder().build()).total()).isEqualTo(1_200);
                onlyGenerationLeft("generation-2");
            }
            try (DecisionIndex index = open(2)) {
                assertThat(index.status().rebuild()).isNull();
                assertThat(index.status().version().generation()).isEqualTo(2);
            }
        }

        @Test
        void it_is_gone_on_with_after_a_restart() throws InterruptedException {
            history.append(log, 1_500);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
            }
            Position reached;
            try (DecisionIndex index = open(2)) {
                while (Objects.requireNonNull(index.status().rebuild()).percent() < 10) {
                    Thread.sleep(1);
                }
                reached = Objects.requireNonNull(index.status().rebuild()).seen();
            }
            try (DecisionIndex index = open(2)) {
                assertThat(Objects.requireNonNull(index.status().rebuild()).seen())
                        .isGreaterThanOrEqualTo(reached);
                rebuilt(index, 2);
                assertThat(index.search(SearchQuery.builder().build()).total()).isEqualTo(1_500);
            }
        }

        @Test
        void it_is_thrown_away_if_the_version_changed_again() throws InterruptedException {
            history.append(log, 1_000);
            try (DecisionIndex index = open(1)) {
                caughtUp(index);
            }
            open(2).close();
            try (DecisionIndex index = open(3)) {
                assertThat(Objects.requireNonNull(index.status().rebuild()).because())
                        .isEqualTo("it was made for domain shop v1 and the domain is now shop v3");
                rebuilt(index, 2);
                assertThat(index.status().version().domain()).isEqualTo("shop v3");
            }
        }
    }

    @Test
    void while_there_is_nothing_to_serve_every_answer_says_how_much_there_is() throws InterruptedException {
        history.append(log, 8_000);
        try (DecisionIndex index = open(1)) {
            SearchPage page = index.search(SearchQuery.builder().build());
            assertThat(page.total()).isLessThan(8_000);
            assertThat(page.notes())
                    .singleElement()
                    .satisfies(
                            note -> assertThat(note)
                                    .matches(
                                            "The search index is being built: of 8000 decisions the first \\d+ can be found as yet\\."));
            assertThat(index.aggregate(COUNT).notes()).hasSize(1);
            assertThat(index.status().waiting()).isNotNull();
            caughtUp(index);
            assertThat(index.search(SearchQuery.builder().build()).notes()).isEmpty();
            assertThat(index.status().waiting()).isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void a_replaced_index_can_be_read_to_its_end() throws Exception {
        history.append(log, 500);
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (DecisionIndex index = open(1)) {
            caughtUp(index);
            List<String> names = Collections.synchronizedList(new ArrayList<>());
            Thread reader = Thread.ofPlatform()
                    .start(() -> index.terms(known -> {
                        looking.countDown();
                        try {
                            assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                        names.addAll(known.names(ExactField.AGENT, 10));
                        return true;
                    }));
            assertThat(looking.await(20, TimeUnit.SECONDS)).isTrue();
            index.rebuild("somebody wants it");
            rebuilt(index, 2);
            Thread.sleep(300);
            assertThat(generations()).containsExactly("generation-1", "generation-2");
            goOn.countDown();
            reader.join();

            assertThat(names).containsExactlyInAnyOrderElementsOf(History.AGENTS);
            onlyGenerationLeft("generation-2");
        }
    }

    @Test
    void an_index_in_memory_is_built_anew_too() throws InterruptedException {
        history.append(log, 300);
        try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN, SLOW)) {
            caughtUp(index);
            index.rebuild("somebody wants it");
            rebuilt(index, 2);
            assertThat(index.search(SearchQuery.builder().build()).total()).isEqualTo(300);
        }
    }
}
