package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.follow.CommitPoint;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.IndexStatus;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.model.Domain;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionIndexTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final IndexSettings NEVER_COMMIT_BY_ITSELF =
            new IndexSettings(Duration.ofMillis(50), Duration.ofHours(1), 16, 100);

    private final TroubledLog log = new TroubledLog();
    private final History history = new History(42);

    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("index");
    }

    private Path generation() {
        return folder().resolve("generation-1");
    }

    private DecisionIndex open() {
        return DecisionIndex.open(folder(), log, Shop.DOMAIN);
    }

    private static void caughtUp(DecisionIndex index, DecisionLog log) throws InterruptedException {
        assertThat(index.await(log.head(), LONG))
                .as("caught up: %s", index.status())
                .isTrue();
    }

    /// Every position the index finds, oldest first, read page by page.
    private static List<Long> everything(DecisionIndex index) {
        List<Long> found = new ArrayList<>();
        SearchQuery query = SearchQuery.builder()
                .order(SearchQuery.Order.OLDEST)
                .pageSize(100)
                .build();
        SearchPage page = index.search(query);
        while (true) {
            page.hits().forEach(hit -> found.add(hit.position().value()));
            if (page.next() == null) {
                assertThat(page.total()).isEqualTo(found.size());
                return found;
            }
            page = index.search(query.from(page.next()));
        }
    }

    private static List<Long> positions(long from, long to) {
        return LongStream.rangeClosed(from, to).boxed().toList();
    }

    @Nested
    class While_it_follows {

        @Test
        void a_decision_is_found_within_a_second_of_its_append() throws InterruptedException {
            try (DecisionIndex index = open()) {
                for (int i = 0; i < 30; i++) {
                    Decision appended =
                            Drafting.of("Note").because("needle" + i).appendTo(log);
                    long start = System.nanoTime();
                    assertThat(index.await(appended.position(), LONG)).isTrue();
                    SearchPage page = index.search(SearchQuery.of("needle" + i));
                    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
                    assertThat(page.hits())
                            .singleElement()
                            .satisfies(hit -> assertThat(hit.decision()).isEqualTo(appended.id()));
                }
            }
        }

        @Test
        void it_is_found_within_a_second_while_others_keep_coming() throws InterruptedException {
            try (DecisionIndex index = open()) {
                long slowest = 0;
                for (int i = 0; i < 20; i++) {
                    history.append(log, 200);
                    Position position = log.head();
                    long start = System.nanoTime();
                    assertThat(index.await(position, LONG)).isTrue();
                    slowest = Math.max(slowest, System.nanoTime() - start);
                }
                assertThat(Duration.ofNanos(slowest)).isLessThan(Duration.ofSeconds(1));
            }
        }

        @Test
        void the_status_tells_how_far_it_is() throws InterruptedException {
            history.append(log, 300);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                IndexStatus status = index.status();
                assertThat(status.state()).isEqualTo(IndexStatus.State.FOLLOWING);
                assertThat(status.seen()).isEqualTo(Position.of(300));
                assertThat(status.head()).isEqualTo(Position.of(300));
                assertThat(status.lag()).isZero();
                assertThat(status.problem()).isNull();
                assertThat(status.rebuiltBecause()).isNull();
            }
        }

        @Test
        void waiting_for_what_is_not_in_the_log_ends_with_the_time() throws InterruptedException {
            try (DecisionIndex index = open()) {
                assertThat(index.await(Position.of(1), Duration.ofMillis(50))).isFalse();
            }
        }

        @Test
        void an_index_in_memory_finds_the_same() throws InterruptedException {
            history.append(log, 250);
            try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN)) {
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, 250));
            }
        }
    }

    @Nested
    class When_it_is_opened_again {

        @Test
        void it_goes_on_where_it_was_closed() throws InterruptedException {
            history.append(log, 700);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
            }
            history.append(log, 300);
            try (DecisionIndex index = open()) {
                assertThat(index.status().seen().value()).isGreaterThanOrEqualTo(700);
                caughtUp(index, log);
                assertThat(index.status().rebuiltBecause()).isNull();
                assertThat(everything(index)).isEqualTo(positions(1, 1000));
            }
        }

        @Test
        void it_can_be_closed_while_far_behind() throws InterruptedException {
            history.append(log, 3000);
            for (int i = 0; i < 20; i++) {
                open().close();
            }
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, 3000));
            }
        }

        @Test
        void what_was_not_committed_is_read_from_the_log_again() throws Exception {
            history.append(log, 500);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
            }
            history.append(log, 500);
            Path asAfterACrash = temp.resolve("crashed");
            try (DecisionIndex index = DecisionIndex.open(folder(), log, Shop.DOMAIN, NEVER_COMMIT_BY_ITSELF)) {
                caughtUp(index, log);
                copy(folder(), asAfterACrash);
            }
            try (DecisionIndex index = DecisionIndex.open(asAfterACrash, log, Shop.DOMAIN)) {
                assertThat(index.status().rebuiltBecause()).isNull();
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, 1000));
            }
        }

        private static void copy(Path from, Path to) throws IOException {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }

    @Nested
    class It_is_built_anew {

        private void indexed(int count) throws InterruptedException {
            history.append(log, count);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
            }
        }

        private void assertRebuilt(DecisionLog from, Domain domain, String because) throws InterruptedException {
            try (DecisionIndex index = DecisionIndex.open(folder(), from, domain)) {
                assertRebuilt(index, from, because);
            }
            try (DecisionIndex index = DecisionIndex.open(folder(), from, domain)) {
                assertThat(index.status().rebuiltBecause())
                        .as("the second time")
                        .isNull();
            }
        }

        private void assertRebuilt(DecisionIndex index, DecisionLog from, String because) throws InterruptedException {
            caughtUp(index, from);
            Position head = from.head();
            for (int i = 0;
                    i < 200 && !String.valueOf(index.status().rebuiltBecause()).contains(because);
                    i++) {
                Thread.sleep(20);
            }
            assertThat(index.status().rebuiltBecause()).contains(because);
            caughtUp(index, from);
            assertThat(everything(index)).isEqualTo(positions(1, head.value()));
        }

        @Test
        void if_it_was_deleted() throws Exception {
            indexed(200);
            delete(folder());
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, 200));
            }
        }

        @Test
        void if_it_is_deleted_while_it_is_open() throws Exception {
            history.append(log, 200);
            try (DecisionIndex index = DecisionIndex.open(
                    folder(),
                    log,
                    Shop.DOMAIN,
                    new IndexSettings(Duration.ofMillis(50), Duration.ofMillis(50), 16, 100))) {
                caughtUp(index, log);
                deleteBeneath(index);
                for (int i = 0;
                        i < 100
                                && index.status().problem() == null
                                && index.status().rebuiltBecause() == null;
                        i++) {
                    history.append(log, 50);
                    Thread.sleep(20);
                }
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, log.head().value()));
            }
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, log.head().value()));
            }
        }

        @Test
        void if_the_domain_has_another_version() throws InterruptedException {
            indexed(200);
            assertRebuilt(log, Shop.domain(2), "made for domain shop v1 and the domain is now shop v2");
        }

        @Test
        void if_its_own_format_is_another() throws Exception {
            indexed(200);
            Map<String, String> data =
                    new HashMap<>(CommitPoint.start(Vocabulary.of(Shop.DOMAIN)).toUserData());
            data.put("format", "0");
            commit(data);
            assertRebuilt(log, Shop.DOMAIN, "it has format 0 and this version writes format " + CommitPoint.FORMAT);
        }

        @Test
        void if_an_earlier_version_made_it_without_generations() throws Exception {
            indexed(200);
            try (Stream<Path> files = Files.list(generation())) {
                for (Path file : files.toList()) {
                    Files.move(file, folder().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.delete(generation());
            assertRebuilt(log, Shop.DOMAIN, "it was made by an earlier version");
            assertThat(folder().toFile().list()).containsExactlyInAnyOrder("generation-1", "write.lock");
        }

        @Test
        void if_it_was_written_by_something_else() throws Exception {
            indexed(200);
            commit(Map.of("position", "many"));
            assertRebuilt(log, Shop.DOMAIN, "it does not say what it was made of");
        }

        private void commit(Map<String, String> data) throws IOException {
            try (FSDirectory directory = FSDirectory.open(generation());
                    StandardAnalyzer analyzer = new StandardAnalyzer();
                    IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                writer.setLiveCommitData(data.entrySet());
                writer.commit();
            }
        }

        @Test
        void if_it_is_ahead_of_the_log() throws InterruptedException {
            indexed(200);
            DecisionLog shorter = new InMemoryDecisionLog();
            new History(42).append(shorter, 150);
            assertRebuilt(shorter, Shop.DOMAIN, "it has seen position 200 and the log ends at 150");
        }

        @Test
        void if_it_was_made_from_another_log() throws InterruptedException {
            indexed(200);
            DecisionLog other = new InMemoryDecisionLog();
            new History(43).append(other, 300);
            assertRebuilt(other, Shop.DOMAIN, "it was made from another log");
        }

        @Test
        void if_its_list_of_segments_is_garbage() throws Exception {
            indexed(200);
            for (Path file : files("segments_")) {
                Files.writeString(file, "not a list of segments");
            }
            assertRebuilt(log, Shop.DOMAIN, "it is damaged");
        }

        @Test
        void if_a_file_is_missing() throws Exception {
            indexed(200);
            for (Path file : files("_")) {
                Files.delete(file);
            }
            assertRebuilt(log, Shop.DOMAIN, "it is damaged");
        }

        @Test
        void if_a_file_is_cut_short() throws Exception {
            indexed(200);
            Path largest = largest();
            Files.write(largest, java.util.Arrays.copyOf(Files.readAllBytes(largest), (int) (Files.size(largest) / 2)));
            assertRebuilt(log, Shop.DOMAIN, "it is damaged");
        }

        @Test
        void if_one_bit_is_wrong() throws Exception {
            indexed(2000);
            Path largest = largest();
            byte[] bytes = Files.readAllBytes(largest);
            bytes[bytes.length / 2] ^= 0x10;
            Files.write(largest, bytes, StandardOpenOption.TRUNCATE_EXISTING);
            assertRebuilt(log, Shop.DOMAIN, "it is damaged");
        }

        private Path largest() throws IOException {
            return files("_").stream()
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }

        private List<Path> files(String beginning) throws IOException {
            try (Stream<Path> files = Files.list(generation())) {
                return files.filter(file -> file.getFileName().toString().startsWith(beginning))
                        .toList();
            }
        }

        /// The index goes on writing while its folder is emptied.
        private void deleteBeneath(DecisionIndex index) throws IOException {
            for (int i = 0; i < 100; i++) {
                try {
                    delete(folder());
                    return;
                } catch (DirectoryNotEmptyException e) {
                    assertThat(index.status().state()).isNotEqualTo(IndexStatus.State.DEAD);
                }
            }
            throw new AssertionError("the folder could not be emptied");
        }

        private static void delete(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Nested
    class In_trouble {

        @Test
        void decisions_that_cannot_be_read_are_found_as_they_are_stored_and_told_of() throws InterruptedException {
            history.append(log, 400);
            log.damage(1);
            log.damage(150);
            log.damage(151);
            log.damage(400);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                assertThat(everything(index)).isEqualTo(positions(1, 400));
                assertThat(index.status().unreadable())
                        .containsExactly(Position.of(1), Position.of(150), Position.of(151), Position.of(400));
                assertThat(index.status().unreadableCount()).isEqualTo(4);
                assertThat(index.status().problem())
                        .contains("position 400", "found by the words of what is stored only", "rebuild-index");
                history.append(log, 10);
                caughtUp(index, log);
                assertThat(everything(index)).hasSize(410);
            }
            try (DecisionIndex index = open()) {
                assertThat(index.status().unreadableCount()).isEqualTo(4);
                assertThat(index.status().rebuiltBecause()).isNull();
            }
        }

        @Test
        void a_decision_that_became_unreadable_is_shown_as_what_it_is() throws InterruptedException {
            history.append(log, 20);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                log.damage(19);
                SearchPage page = index.search(SearchQuery.builder().pageSize(3).build());
                assertThat(page.hits())
                        .extracting(hit -> hit.position().value())
                        .containsExactly(20L, 19L, 18L);
                assertThat(page.hits()).extracting(SearchHit::isReadable).containsExactly(true, false, true);
                assertThat(page.hits().get(1).summary()).contains("position 19 cannot be read");
                assertThat(page.total()).isEqualTo(20);
                assertThat(page.next()).isNotNull();
            }
        }

        @Test
        void an_index_whose_last_decision_became_unreadable_is_kept() throws InterruptedException {
            history.append(log, 20);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
            }
            log.damage(20);
            try (DecisionIndex index = open()) {
                assertThat(index.status().rebuiltBecause()).isNull();
                history.append(log, 1);
                caughtUp(index, log);
                assertThat(everything(index)).hasSize(21);
            }
        }

        @Test
        void it_waits_for_a_log_that_is_away() throws InterruptedException {
            history.append(log, 50);
            try (DecisionIndex index = open()) {
                caughtUp(index, log);
                log.goAway();
                awaitState(index, IndexStatus.State.STALLED);
                assertThat(index.status().problem()).contains("The log's disk is away", "Trying again");
                log.comeBack();
                history.append(log, 50);
                caughtUp(index, log);
                assertThat(index.status().state()).isEqualTo(IndexStatus.State.FOLLOWING);
                assertThat(index.status().problem()).isNull();
                assertThat(everything(index)).isEqualTo(positions(1, 100));
            }
        }

        private static void awaitState(DecisionIndex index, IndexStatus.State state) throws InterruptedException {
            for (int i = 0; i < 250 && index.status().state() != state; i++) {
                Thread.sleep(20);
            }
            assertThat(index.status().state()).isEqualTo(state);
        }

        @Test
        void a_closed_log_is_told_of_in_the_status() throws InterruptedException {
            try (DecisionIndex index = open()) {
                log.close();
                log.goAway();
                awaitState(index, IndexStatus.State.STALLED);
            }
        }
    }

    @Nested
    class It_cannot_be_opened {

        @Test
        void while_it_is_open_already() {
            try (DecisionIndex index = open()) {
                assertThat(index.status().state()).isEqualTo(IndexStatus.State.FOLLOWING);
                assertThatThrownBy(DecisionIndexTest.this::open)
                        .isInstanceOf(IndexUnavailableException.class)
                        .hasMessageContaining("is open in another process")
                        .hasMessageContaining("name another folder");
            }
            open().close();
        }

        @Test
        void in_a_folder_with_something_else_in_it() throws IOException {
            Files.createDirectories(folder());
            Path photo = Files.writeString(folder().resolve("holiday.jpg"), "precious");
            assertThatThrownBy(DecisionIndexTest.this::open)
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessageContaining("there is something else, holiday.jpg");
            assertThat(photo).hasContent("precious");
        }

        @Test
        void where_a_file_is() throws IOException {
            Files.writeString(folder(), "a file");
            assertThatThrownBy(DecisionIndexTest.this::open)
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessageContaining("Make it a folder");
        }
    }

    @Nested
    class Once_closed {

        @Test
        void it_says_so() {
            DecisionIndex index = open();
            index.close();
            index.close();
            assertThat(index.status().state()).isEqualTo(IndexStatus.State.CLOSED);
            assertThatThrownBy(() -> index.search(SearchQuery.of("anything")))
                    .isInstanceOf(IndexUnavailableException.class)
                    .hasMessage("The search index is closed; open it again before searching");
        }

        @Test
        void those_who_wait_are_let_go() throws InterruptedException {
            DecisionIndex index = open();
            Thread closer = Thread.ofVirtual().start(index::close);
            assertThat(index.await(Position.of(1), LONG)).isFalse();
            closer.join();
        }

        @Test
        void appending_goes_on() {
            open().close();
            log.append(history.next(), AppendCondition.none());
            assertThat(log.head()).isEqualTo(Position.of(1));
        }
    }
}
