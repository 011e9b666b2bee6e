package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.MeaningStatus;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Ranking;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.personal.InMemorySubjectKeys;
import dev.whence.personal.PersonalDataLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Finding decisions by what they mean, with a model of a few concepts.
class MeaningTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private DecisionLog log = new InMemoryDecisionLog();
    private final ConceptEmbedder embedder = ConceptEmbedder.ready();

    @TempDir
    private Path folder;

    private DecisionIndex open(EmbedderProvider provider) {
        return DecisionIndex.open(folder, log, Shop.DOMAIN, IndexSettings.defaults(), Optional.of(provider));
    }

    private void caughtUp(DecisionIndex index) throws InterruptedException {
        assertThat(index.await(log.head(), LONG)).as("%s", index.status()).isTrue();
        assertThat(index.awaitMeaning(log.head(), LONG))
                .as("%s", index.status())
                .isTrue();
    }

    private static List<Long> found(DecisionIndex index, SearchQuery.Builder query) {
        return index.search(query.build()).hits().stream()
                .map(hit -> hit.position().value())
                .toList();
    }

    private static List<Long> found(DecisionIndex index, String text) {
        return found(index, SearchQuery.builder().text(text));
    }

    private static MeaningStatus meaning(DecisionIndex index) {
        return Objects.requireNonNull(index.status().meaning());
    }

    private void say(String text) {
        Drafting.of("Message")
                .data("{\"text\": \"" + text + "\"}")
                .ended(Outcome.OBSERVED)
                .appendTo(log);
    }

    private void say(String conversation, String text) {
        Drafting.of("Message")
                .data("{\"text\": \"" + text + "\"}")
                .origin(origin -> origin.withConversation(conversation))
                .ended(Outcome.OBSERVED)
                .appendTo(log);
    }

    @Nested
    class Found {

        @Test
        void is_what_shares_no_word_but_means_the_same() throws InterruptedException {
            say("My boiler leaks");
            say("The lamp is green");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "teapot")).startsWith(1L);
                assertThat(found(index, SearchQuery.builder().text("teapot").ranking(Ranking.MEANING)))
                        .startsWith(1L);
                assertThat(found(index, SearchQuery.builder().text("teapot").ranking(Ranking.WORDS)))
                        .isEmpty();
            }
        }

        @Test
        void is_nothing_where_not_even_the_nearest_is_near() throws InterruptedException {
            say("The sofa is blue");
            say("The lamp is green");
            try (DecisionIndex index = open(embedder.leastNear(0.2f))) {
                caughtUp(index);
                assertThat(found(index, "teapot")).isEmpty();
                assertThat(found(index, SearchQuery.builder().text("teapot").ranking(Ranking.MEANING)))
                        .isEmpty();
                say("My boiler leaks");
                caughtUp(index);
                assertThat(found(index, "teapot")).contains(3L);
            }
        }

        @Test
        void are_words_and_meaning_together_before_either_alone() throws InterruptedException {
            say("The bike is blue");
            say("The bicycle is blue and new");
            say("The sofa is blue");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "blue bike")).startsWith(1L, 2L, 3L);
            }
        }

        @Test
        void are_identifiers_before_all_that_is_near() throws InterruptedException {
            Drafting.of("Note").on("order:#W4711").because("nothing of note").appendTo(log);
            say("The bicycle is unhappy");
            say("My bike is sad");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "sad cycle W4711")).startsWith(1L);
                assertThat(found(index, "W4711")).containsExactly(1L);
            }
        }

        @Test
        void is_within_the_filter_however_many_are_nearer_outside_it() throws InterruptedException {
            Drafting.of("Message")
                    .by("ole")
                    .data("{\"text\": \"The teapot on the shelf\"}")
                    .ended(Outcome.OBSERVED)
                    .appendTo(log);
            for (int i = 0; i < 250; i++) {
                say("Kettle " + "abcdefghijklmnop".charAt(i % 16) + " " + "qrstuvwxyz".charAt(i % 10) + i);
            }
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(
                                index,
                                SearchQuery.builder()
                                        .text("boiler")
                                        .where(ExactField.AGENT, "ole")
                                        .ranking(Ranking.MEANING)))
                        .containsExactly(1L);
                assertThat(found(index, SearchQuery.builder().text("boiler").where(ExactField.AGENT, "nobody")))
                        .isEmpty();
            }
        }

        @Test
        void is_an_answer_by_the_question_before_it_in_its_conversation() throws InterruptedException {
            say("c-1", "Where is the bicycle?");
            say("c-2", "What do you eat?");
            say("c-1", "In the yard.");
            say("c-2", "In the kitchen.");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "bicycle")).containsSubsequence(1L, 3L);
                assertThat(embedder.texts)
                        .anyMatch(text -> text.contains("bicycle? ") && text.endsWith("In the yard."));
                assertThat(found(index, SearchQuery.builder().text("bicycle").ranking(Ranking.WORDS)))
                        .containsExactly(1L, 3L);
            }
        }

        @Test
        void first_is_what_was_done_by_whom_the_question_names() throws InterruptedException {
            Drafting.of("Message")
                    .by("Mara Lund")
                    .data("{\"text\": \"The sofa is blue\"}")
                    .ended(Outcome.OBSERVED)
                    .appendTo(log);
            Drafting.of("Message")
                    .by("Ole")
                    .data("{\"text\": \"The sofa is blue\"}")
                    .ended(Outcome.OBSERVED)
                    .appendTo(log);
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "Mara's blue sofa")).startsWith(1L);
                assertThat(found(index, "Ole, your blue sofa?")).startsWith(2L);
            }
        }

        @Test
        void is_nothing_by_meaning_where_there_is_no_model() throws InterruptedException {
            say("My boiler leaks");
            try (DecisionIndex index = DecisionIndex.inMemory(log, Shop.DOMAIN)) {
                assertThat(index.await(log.head(), LONG)).isTrue();
                assertThat(index.awaitMeaning(log.head(), Duration.ZERO)).isFalse();
                assertThat(found(index, SearchQuery.builder().text("boiler").ranking(Ranking.MEANING)))
                        .isEmpty();
                assertThat(found(index, "boiler")).containsExactly(1L);
                assertThat(index.status().meaning()).isNull();
            }
        }
    }

    @Nested
    class Pages {

        @Test
        void hold_every_hit_once_while_the_log_grows() throws InterruptedException {
            for (int i = 0; i < 120; i++) {
                say((i % 3 == 0 ? "Kettle " : i % 3 == 1 ? "Boiler " : "Lamp ") + "number " + (char) ('a' + i % 26)
                        + i);
            }
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                List<Long> all = new ArrayList<>();
                SearchQuery query =
                        SearchQuery.builder().text("kettle number").pageSize(7).build();
                SearchPage page = index.search(query);
                long total = page.total();
                while (true) {
                    page.hits().forEach(hit -> all.add(hit.position().value()));
                    if (page.next() == null) {
                        break;
                    }
                    say("Another kettle");
                    say("A teapot with a number");
                    page = index.search(query.from(page.next()));
                    assertThat(page.total()).isEqualTo(total);
                }
                assertThat(all).doesNotHaveDuplicates().hasSize((int) total).allMatch(position -> position <= 120);
            }
        }
    }

    @Nested
    class Vectors {

        @Test
        void are_made_once_for_each_distinct_sentence_and_kept() throws InterruptedException {
            for (int i = 0; i < 50; i++) {
                Drafting.of("CancelPendingOrder")
                        .on("order:#W" + i)
                        .data("{\"order_id\": \"#W" + i + "\"}")
                        .because(i % 2 == 0 ? "no longer needed" : "ordered by mistake")
                        .appendTo(log);
            }
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
            }
            assertThat(embedder.texts).hasSize(2);
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                say("The bike is new");
                caughtUp(index);
                assertThat(found(index, "unneeded bicycle")).startsWith(51L);
            }
            assertThat(embedder.texts).hasSize(3);
        }

        @Test
        void are_waited_for_by_nobody() throws InterruptedException {
            ConceptEmbedder slow = new ConceptEmbedder("slow");
            say("My boiler leaks");
            try (DecisionIndex index = open(slow)) {
                assertThat(index.await(log.head(), LONG)).isTrue();
                SearchPage page = index.search(SearchQuery.of("boiler"));
                assertThat(page.hits()).hasSize(1);
                assertThat(page.notes()).contains("The last 1 decisions are found by their words alone as yet.");
                assertThat(meaning(index).lag()).isEqualTo(1);

                slow.gate.countDown();
                caughtUp(index);
                assertThat(index.search(SearchQuery.of("boiler")).notes()).isEmpty();
                assertThat(meaning(index).lag()).isZero();
            }
        }

        @Test
        void of_another_model_are_thrown_away() throws InterruptedException {
            say("My boiler leaks");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
            }
            ConceptEmbedder other = new ConceptEmbedder("other");
            other.gate.countDown();
            try (DecisionIndex index = open(other)) {
                caughtUp(index);
            }
            assertThat(other.texts).hasSize(1);
        }

        @Test
        void that_cannot_be_made_leave_the_search_by_words() throws InterruptedException {
            say("My boiler leaks");
            EmbedderProvider broken = new EmbedderProvider() {
                @Override
                public String model() {
                    return "broken";
                }

                @Override
                public int dimension() {
                    return 1;
                }

                @Override
                public dev.whence.index.vector.Embedder open() {
                    throw new IllegalStateException("no processor");
                }
            };
            try (DecisionIndex index = open(broken)) {
                assertThat(index.await(log.head(), LONG)).isTrue();
                assertThat(found(index, "boiler")).containsExactly(1L);
                long until = System.nanoTime() + LONG.toNanos();
                while (meaning(index).problem() == null && System.nanoTime() < until) {
                    Thread.sleep(10);
                }
                assertThat(meaning(index).problem()).contains("no processor", "Search goes by words");
            }
        }

        @Test
        void that_are_damaged_are_made_again() throws InterruptedException, IOException {
            say("My boiler leaks");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
            }
            try (Stream<Path> files = Files.list(folder.resolve("meanings"))) {
                for (Path file : files.filter(
                                name -> name.getFileName().toString().startsWith("segments_"))
                        .toList()) {
                    Files.write(file, new byte[] {1, 2, 3});
                }
            }
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, "teapot")).startsWith(1L);
            }
            assertThat(embedder.texts).hasSize(2);
        }
    }

    @Nested
    class Forgotten {

        private void moves(String user, String text) {
            Draft draft = Drafting.of("Message")
                    .on("user:" + user)
                    .data("{\"text\": \"" + text + "\"}")
                    .origin(origin -> origin.withConversation("c-1"))
                    .ended(Outcome.OBSERVED)
                    .draft();
            log.append(
                    draft.withPersonal(List.of(
                            new PersonalValues(EntityRef.parse("user:" + user), List.of("/command/data/text")))),
                    AppendCondition.none());
        }

        private void forgetMara() {
            Drafting.of("ForgetSubject")
                    .data("{\"subject\": \"user:mara\"}")
                    .event("user:mara", "SubjectForgotten", "{\"subject\": \"user:mara\"}")
                    .appendTo(log);
        }

        private boolean anyFileHolds(byte[] bytes) throws IOException {
            String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                        return true;
                    }
                }
                return false;
            }
        }

        private byte[] bytes(float[] vector) {
            ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (float value : vector) {
                bytes.putFloat(value);
            }
            return bytes.array();
        }

        @Test
        void sentences_leave_neither_vectors_nor_words_even_as_context_of_others() throws Exception {
            log = PersonalDataLog.open(new InMemoryDecisionLog(), new InMemorySubjectKeys());
            moves("ole", "I live in Kristiansund with a bicycle");
            moves("mara", "I live in Uddevalla and am sad");
            moves("ole", "Good for you");
            List<byte[]> marasVectors;
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                marasVectors = embedder.texts.stream()
                        .filter(text -> text.contains("Uddevalla"))
                        .map(text -> bytes(ConceptEmbedder.vector(text)))
                        .toList();
                assertThat(marasVectors).hasSize(2);
                for (byte[] vector : marasVectors) {
                    assertThat(anyFileHolds(vector)).isTrue();
                }
                assertThat(found(index, "Uddevalla")).contains(2L, 3L);

                forgetMara();
                assertThat(index.await(log.head(), LONG)).isTrue();

                for (byte[] vector : marasVectors) {
                    assertThat(anyFileHolds(vector)).isFalse();
                }
                assertThat(anyFileHolds("uddevalla".getBytes(StandardCharsets.UTF_8)))
                        .isFalse();
                caughtUp(index);
                assertThat(found(index, SearchQuery.builder().text("Uddevalla").ranking(Ranking.WORDS)))
                        .isEmpty();
                assertThat(found(index, SearchQuery.builder().text("cycle").ranking(Ranking.MEANING)))
                        .startsWith(1L);
                assertThat(embedder.texts).anyMatch(text -> text.contains("erased") && text.endsWith("Good for you."));
            }
        }

        @Test
        void sentences_leave_no_vectors_where_there_is_no_model_any_more() throws Exception {
            log = PersonalDataLog.open(new InMemoryDecisionLog(), new InMemorySubjectKeys());
            moves("mara", "I live in Uddevalla and am sad");
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
            }
            byte[] vector = bytes(ConceptEmbedder.vector(embedder.texts.element()));
            assertThat(anyFileHolds(vector)).isTrue();
            try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
                forgetMara();
                assertThat(index.await(log.head(), LONG)).isTrue();
                assertThat(anyFileHolds(vector)).isFalse();
            }
            try (DecisionIndex index = open(embedder)) {
                caughtUp(index);
                assertThat(found(index, SearchQuery.builder().text("erased").ranking(Ranking.MEANING)))
                        .startsWith(1L);
            }
        }
    }
}
