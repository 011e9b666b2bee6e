package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.EntityRef;
import dev.whence.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReportTest {

    private static final Answer ACCEPTED = new Answer.Accepted("Accepted.");
    private static final Answer REFUSED =
            new Answer.Refused("Refused: it is delivered.", "rejected", List.of("order-is-pending"));

    private static final Score GOOD = new Score(List.of(), List.of(task("1", write(true, ACCEPTED))));
    private static final Score BAD = new Score(
            List.of(),
            List.of(
                    task("1", write(true, ACCEPTED)),
                    task("23", write(true, REFUSED), write(false, ACCEPTED), write(false, REFUSED)),
                    new TaskResult(
                            gold("4"), List.of(), new TreeSet<>(), List.of("order:#W1 should not have changed: …"))));

    private static CallResult write(boolean ok, Answer answer) {
        ObjectNode arguments = Json.ENVELOPE.createObjectNode().put("order_id", "#W1");
        return new CallResult(1, new GoldCall("cancel_pending_order", arguments, ok, ok ? "" : "No"), true, answer);
    }

    private static GoldTask gold(String id) {
        return new GoldTask(id, List.of(write(true, ACCEPTED).call()), Map.of(), false);
    }

    private static TaskResult task(String id, CallResult... calls) {
        List<String> problems = List.of(calls).stream()
                .filter(call -> !call.isAsExpected())
                .map(CallResult::problem)
                .toList();
        return new TaskResult(gold(id), List.of(calls), new TreeSet<>(List.of(EntityRef.parse("order:#W1"))), problems);
    }

    private static String printed(Score score) {
        StringWriter text = new StringWriter();
        ReportTable.print(score, new PrintWriter(text, true));
        return text.toString();
    }

    @Test
    void the_bar_is_every_task_and_no_false_outcome() {
        assertThat(GOOD.meetsBar()).isTrue();
        assertThat(BAD.meetsBar()).isFalse();
        assertThat(new Score(List.of(), List.of(BAD.tasks().getLast())).meetsBar())
                .isFalse();
    }

    @Test
    void the_last_line_is_the_score() {
        assertThat(printed(GOOD).lines().toList())
                .last()
                .isEqualTo("retail: 1/1 tasks, 0 false refusals, 0 false acceptances");
        assertThat(printed(BAD).lines().toList())
                .last()
                .isEqualTo("retail: 1/3 tasks, 1 false refusals, 1 false acceptances");
    }

    @Test
    void every_task_has_a_line_and_every_failure_its_first_difference_in_full() {
        assertThat(printed(BAD).lines())
                .contains(
                        "task  calls  writes  outcome          changed  verdict",
                        "1     1      1       1/1 as expected  1        pass",
                        "23    1      3       1/3 as expected  1        FAIL",
                        "4     1      0       -                0        FAIL",
                        "task 23 failed: call 1, cancel_pending_order {\"order_id\":\"#W1\"}, was expected to be accepted"
                                + " and was refused: Refused: it is delivered.",
                        "  and 1 more; --json FILE writes them all",
                        "task 4 failed: order:#W1 should not have changed: …");
    }

    @Test
    void the_json_holds_every_call_and_every_problem() {
        JsonNode json = ReportJson.of(BAD, Duration.ofMillis(1500));

        assertThat(json.at("/passed").asInt()).isEqualTo(1);
        assertThat(json.at("/met").asBoolean()).isFalse();
        assertThat(json.at("/seconds").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(json.at("/results/1/problems").size()).isEqualTo(2);
        assertThat(json.at("/results/1/calls/0/expected").asString()).isEqualTo("accepted");
        assertThat(json.at("/results/1/calls/0/answer").asString()).isEqualTo("refused");
        assertThat(json.at("/results/1/calls/0/rules/0").asString()).isEqualTo("order-is-pending");
        assertThat(json.at("/results/1/changed/0").asString()).isEqualTo("order:#W1");
    }
}
