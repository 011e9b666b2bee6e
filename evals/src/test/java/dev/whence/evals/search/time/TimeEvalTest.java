package dev.whence.evals.search.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.search.time.TimeScore.Count;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeEvalTest {

    private static final String YESTERDAY = """
            {"Input": "Refunds of yesterday", "Context": {"ReferenceDateTime": "2026-05-13T10:30:00"}, "Results": [
              {"Text": "yesterday", "Start": 11, "End": 19, "TypeName": "datetimeV2.date",
               "Resolution": {"values": [{"timex": "2026-05-12", "type": "date", "value": "%s"}]}}]}
            """;

    @TempDir
    private Path folder;

    private TimeScore scored(String corpus) throws IOException {
        return TimeEval.run(Files.writeString(folder.resolve("corpus.json"), corpus));
    }

    @Test
    void an_expression_with_every_value_right_is_resolved() throws IOException {
        TimeScore score = scored("[" + YESTERDAY.formatted("2026-05-12") + "]");
        assertThat(score.all()).isEqualTo(new Count(1, 1));
        assertThat(score.failures()).isEmpty();
        assertThat(score.bars()).allMatch(bar -> bar.met());
        assertThat(score.lines()).anyMatch(line -> line.contains("date") && line.contains("1/1 (100.0%)"));
    }

    @Test
    void a_wrong_value_is_a_failure_that_tells_what_was_expected_and_found() throws IOException {
        TimeScore score = scored("[" + YESTERDAY.formatted("2026-05-11") + "]");
        assertThat(score.all()).isEqualTo(new Count(0, 1));
        assertThat(score.bars()).noneMatch(bar -> bar.met());
        assertThat(score.failureLines()).singleElement().asString().contains("2026-05-11", "2026-05-12", "yesterday");
    }

    @Test
    void a_wrong_place_or_a_second_mention_is_a_failure() throws IOException {
        String right = YESTERDAY.formatted("2026-05-12");
        assertThat(scored("[" + right.replace("\"Start\": 11", "\"Start\": 10") + "]")
                        .all()
                        .resolved())
                .isZero();
        assertThat(scored("[" + right.replace("of yesterday", "of yesterday, today") + "]")
                        .all()
                        .resolved())
                .isZero();
    }

    @Test
    void sentences_without_reference_time_or_with_several_results_are_not_scored() throws IOException {
        String right = YESTERDAY.formatted("2026-05-12");
        TimeScore score = scored("[" + right + ", {\"Input\": \"none\", \"Results\": []}]");
        assertThat(score.all().of()).isEqualTo(1);
    }

    @Test
    void a_file_of_another_form_is_refused_with_what_is_needed() {
        assertThatThrownBy(() -> scored("{}"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("ReferenceDateTime");
        assertThatThrownBy(() -> scored("[]"))
                .isInstanceOf(UnusableInputException.class)
                .hasMessageContaining("no sentence");
    }
}
