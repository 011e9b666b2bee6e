package dev.whence.evals.search.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.search.demo.PlayedShop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The set itself, and that most of it is answered.
class AuditEvalTest {

    /// Somewhat below the bar, which `eval search` holds it to; a fall below this is a fault of the interpreter.
    private static final double LEAST = 0.85;

    private static AuditScore score = new AuditScore(List.of(), List.of(), 0);

    @BeforeAll
    static void ask_everything() throws InterruptedException {
        score = AuditEval.run(PlayedShop.play(), line -> {});
    }

    @Test
    void asks_at_least_150_questions_of_which_30_mislead() {
        assertThat(score.results()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(score.results()).filteredOn(result -> result.kind().isTrap()).hasSizeGreaterThanOrEqualTo(30);
        Set<String> texts = new HashSet<>();
        assertThat(score.results())
                .allSatisfy(result -> assertThat(texts.add(result.text())).isTrue());
    }

    @Test
    void each_blind_set_asks_60_questions_that_are_in_no_other_set_and_12_of_them_mislead() {
        Set<String> others = new HashSet<>(
                score.results().stream().map(AuditScore.Result::text).toList());
        assertThat(score.blind()).extracting(AuditScore.Blind::set).containsExactly(BlindSet.values());
        assertThat(score.blind()).allSatisfy(blind -> {
            assertThat(blind.results()).hasSize(60);
            assertThat(blind.results())
                    .filteredOn(result -> result.kind().isTrap())
                    .hasSizeGreaterThanOrEqualTo(12);
            assertThat(blind.results())
                    .allSatisfy(result -> assertThat(others.add(result.text())).isTrue());
        });
    }

    @Test
    void a_third_is_held_out() {
        assertThat(score.heldOut().all()).isEqualTo(score.all().all() / 3);
    }

    @Test
    void what_failed_of_a_blind_set_is_listed() {
        long wrong = score.blind().stream()
                .mapToLong(blind -> blind.share().all() - blind.share().right())
                .sum();
        assertThat(score.failureLines().stream().filter(line -> line.matches("(?s)(first|second|third|fourth)-.*")))
                .hasSize((int) wrong);
    }

    @Test
    void questions_are_answered_exactly() {
        assertThat(score.all().value()).isGreaterThan(LEAST);
        assertThat(score.byKind().get(AuditQuestion.Kind.SENSELESS)).isEqualTo(new AuditScore.Share(6, 6));
    }
}
