package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.PersonalValues;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.personal.InMemorySubjectKeys;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.SubjectKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgettingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final DecisionLog stored = new InMemoryDecisionLog();
    private final SubjectKeys keys = new InMemorySubjectKeys();
    private final DecisionLog log = PersonalDataLog.open(stored, keys);

    @TempDir
    private Path folder;

    private void addresses(int count) {
        for (int i = 0; i < count; i++) {
            String user = i % 3 == 0 ? "mara" : "ole";
            String town = i % 3 == 0 ? "Uddevalla" : "Kristiansund";
            Draft draft = Drafting.of("Move")
                    .on("user:" + user)
                    .data("{\"town\": \"" + town + "\", \"street\": \"Storgata " + i + "\"}")
                    .event("user:" + user, "Moved", "{\"town\": \"" + town + "\"}")
                    .draft();
            log.append(
                    draft.withPersonal(List.of(new PersonalValues(
                            EntityRef.parse("user:" + user), List.of("/command/data/town", "/events/0/data/town")))),
                    AppendCondition.none());
        }
    }

    private void forgetMara() {
        Drafting.of("ForgetSubject")
                .data("{\"subject\": \"user:mara\"}")
                .event("user:mara", "SubjectForgotten", "{\"subject\": \"user:mara\"}")
                .appendTo(log);
    }

    private static long found(DecisionIndex index, String text) {
        return index.search(SearchQuery.builder().text(text).build()).total();
    }

    private boolean anyFileHolds(String word) {
        return !filesWith(word).isEmpty();
    }

    private List<Path> filesWith(String word) {
        return FilesHolding.word(word, folder);
    }

    private void caughtUp(DecisionIndex index) throws InterruptedException {
        assertThat(index.await(log.head(), LONG)).as("%s", index.status()).isTrue();
    }

    @Test
    void what_was_forgotten_is_found_no_more_and_is_in_no_file() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            addresses(300);
            caughtUp(index);
            addresses(3);
            caughtUp(index);
            assertThat(found(index, "Uddevalla")).isEqualTo(101);
        }
        assertThat(anyFileHolds("uddevalla")).isTrue();
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            forgetMara();
            caughtUp(index);

            assertThat(index.status().rebuiltBecause()).isNull();
            assertThat(found(index, "Uddevalla")).isZero();
            assertThat(filesWith("uddevalla")).isEmpty();
            assertThat(filesWith("Uddevalla")).isEmpty();
            assertThat(found(index, "Kristiansund")).isEqualTo(202);
            assertThat(index.search(SearchQuery.builder().build()).total()).isEqualTo(304);
            assertThat(found(index, "erased")).isEqualTo(101);
        }
    }

    @Test
    void it_is_cleared_at_the_next_start_if_the_process_ended_in_between() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            addresses(30);
            caughtUp(index);
        }
        forgetMara();
        assertThat(anyFileHolds("uddevalla")).isTrue();

        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            caughtUp(index);
            assertThat(filesWith("uddevalla")).isEmpty();
            assertThat(found(index, "Kristiansund")).isEqualTo(20);
        }
    }

    @Test
    void searches_that_are_under_way_do_not_keep_it() throws InterruptedException {
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            addresses(30);
            caughtUp(index);
            SearchPage first = index.search(
                    SearchQuery.builder().text("Uddevalla").pageSize(2).build());
            forgetMara();
            caughtUp(index);

            assertThat(first.total()).isEqualTo(10);
            assertThat(filesWith("uddevalla")).isEmpty();
        }
    }
}
