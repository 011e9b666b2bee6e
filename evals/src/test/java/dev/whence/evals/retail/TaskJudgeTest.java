package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.EntityRef;
import dev.whence.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class TaskJudgeTest {

    private static final EntityRef ORDER = EntityRef.parse("order:#W1");
    private static final EntityRef USER = EntityRef.parse("user:ann_lee_1");

    private final TaskJudge judge = new TaskJudge(Map.of(
            ORDER, json("{'status': 'pending', 'payment_history': [{'amount': 10.5}]}"),
            USER, json("{'orders': ['#W1', '#W2'], 'balance': 7}")));

    private static JsonNode json(String text) {
        return Json.ENVELOPE.readTree(text.replace('\'', '"'));
    }

    private static CallResult write(boolean ok, Answer answer) {
        return result("cancel_pending_order", true, ok, answer);
    }

    private static CallResult result(String name, boolean counts, boolean ok, Answer answer) {
        ObjectNode arguments = Json.ENVELOPE.createObjectNode().put("order_id", "#W1");
        return new CallResult(1, new GoldCall(name, arguments, ok, ok ? "" : "No"), counts, answer);
    }

    private static GoldTask task(Map<EntityRef, JsonNode> delta, boolean bug) {
        return new GoldTask("1", List.of(), delta, bug);
    }

    private TaskResult judged(Map<EntityRef, JsonNode> delta, Map<EntityRef, JsonNode> after) {
        return judge.judge(task(delta, false), List.of(), after);
    }

    @Nested
    class Outcomes {

        private final Answer accepted = new Answer.Accepted("done");
        private final Answer refused = new Answer.Refused("it is delivered", "rejected", List.of("order-is-pending"));
        private final Answer broken = new Answer.Broken("no connection");

        private TaskResult judged(CallResult... calls) {
            return judge.judge(task(Map.of(), false), List.of(calls), Map.of());
        }

        @Test
        void accepted_as_expected_passes() {
            assertThat(judged(write(true, accepted)).problems()).isEmpty();
        }

        @Test
        void refused_as_expected_passes() {
            assertThat(judged(write(false, refused)).problems()).isEmpty();
        }

        @Test
        void a_false_refusal_fails_and_shows_the_whole_refusal() {
            TaskResult result = judged(write(true, refused));

            assertThat(result.falseRefusals()).isEqualTo(1);
            assertThat(result.falseAcceptances()).isZero();
            assertThat(result.problems())
                    .containsExactly("call 1, cancel_pending_order {\"order_id\":\"#W1\"}, was expected to be accepted"
                            + " and was refused: it is delivered");
        }

        @Test
        void a_false_acceptance_fails() {
            TaskResult result = judged(write(false, accepted));

            assertThat(result.falseAcceptances()).isEqualTo(1);
            assertThat(result.falseRefusals()).isZero();
            assertThat(result.passed()).isFalse();
        }

        @Test
        void a_breakdown_is_no_refusal_that_was_expected() {
            assertThat(judged(write(false, broken)).passed()).isFalse();
            assertThat(judged(write(true, broken)).falseRefusals()).isEqualTo(1);
        }

        @Test
        void a_read_does_not_count_unless_it_breaks() {
            assertThat(judged(result("get_order_details", false, true, refused)).passed())
                    .isTrue();
            assertThat(judged(result("get_order_details", false, true, broken)).passed())
                    .isFalse();
        }
    }

    @Nested
    class States {

        @Test
        void the_expected_change_passes() {
            Map<EntityRef, JsonNode> delta = Map.of(ORDER, json("{'status': 'cancelled', 'cancel_reason': 'x'}"));

            TaskResult result = judged(delta, delta);

            assertThat(result.problems()).isEmpty();
            assertThat(result.changed()).containsExactly(ORDER);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'a': null, 'b': 1}                           | {'b': 1}",
                    "{'amount': 16.629999999999995}                | {'amount': 16.63}",
                    "{'amount': 5}                                 | {'amount': 5.00}",
                    "{'return_items': ['2', '1', '1']}             | {'return_items': ['1', '2', '1']}",
                    "{'orders': ['#W2', '#W1']}                    | {'orders': ['#W1', '#W2']}",
                    "{'fulfillments': [{'item_ids': ['2', '1']}]}  | {'fulfillments': [{'item_ids': ['1', '2']}]}",
                    "{'b': {'d': 1, 'c': 2}, 'a': 1}               | {'a': 1, 'b': {'c': 2, 'd': 1}}",
                })
        void what_means_the_same_is_equal(String expected, String actual) {
            assertThat(judged(Map.of(ORDER, json(expected)), Map.of(ORDER, json(actual)))
                            .problems())
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'amount': 16.63}            | {'amount': 16.62}            | amount: expected 16.63, found 16.62",
                    "{'zip': '10001'}             | {'zip': 10001}               | zip: expected \"10001\", found 10001.00",
                    "{'return_items': ['1', '1']} | {'return_items': ['1']}      | return_items[1]: expected \"1\", found nothing",
                    "{'a': {'b': [1]}}            | {'a': {'b': [1, 2]}}         | a.b[1]: expected nothing, found 2.00",
                    "{'payment_history': [{'amount': 1}, {'amount': 2}]} | {'payment_history': [{'amount': 2}, {'amount': 1}]} "
                            + "| payment_history[0].amount: expected 1.00, found 2.00",
                    "{'a': 1}                     | {'a': 1, 'b': 2}             | b: expected nothing, found 2.00",
                })
        void what_differs_is_named_with_its_place(String expected, String actual, String difference) {
            assertThat(judged(Map.of(ORDER, json(expected)), Map.of(ORDER, json(actual)))
                            .problems())
                    .containsExactly("order:#W1 is not as it should be: " + difference);
        }

        @Test
        void a_change_that_did_not_happen_fails() {
            assertThat(judged(Map.of(ORDER, json("{'status': 'cancelled'}")), Map.of())
                            .problems())
                    .containsExactly(
                            "order:#W1 is not as it should be: expected {\"status\":\"cancelled\"}, found nothing");
        }

        @Test
        void a_change_that_should_not_happen_fails() {
            TaskResult result = judged(Map.of(), Map.of(USER, json("{'orders': ['#W1', '#W2'], 'balance': 8}")));

            assertThat(result.problems())
                    .containsExactly("user:ann_lee_1 should not have changed: balance: expected 7.00, found 8.00");
        }

        @Test
        void an_entity_that_came_out_the_same_has_not_changed() {
            TaskResult result = judged(Map.of(), Map.of(USER, json("{'orders': ['#W2', '#W1'], 'balance': 7.00}")));

            assertThat(result.passed()).isTrue();
            assertThat(result.changed()).isEmpty();
        }

        @Test
        void an_entity_that_should_not_exist_fails() {
            assertThat(judged(Map.of(), Map.of(EntityRef.parse("order:#W9"), json("{}")))
                            .problems())
                    .containsExactly("order:#W9 should not have changed: expected nothing, found {}");
        }

        @Test
        void what_the_benchmark_does_not_keep_may_change() {
            assertThat(judged(Map.of(), Map.of(EntityRef.parse("conversation:c1"), json("{}")))
                            .passed())
                    .isTrue();
        }

        @Test
        void a_known_bug_of_the_benchmark_leaves_states_uncompared() {
            TaskResult result = judge.judge(
                    task(Map.of(ORDER, json("{'status': 'wrong'}")), true),
                    List.of(),
                    Map.of(ORDER, json("{'status': 'right'}")));

            assertThat(result.passed()).isTrue();
            assertThat(result.changed()).containsExactly(ORDER);
        }
    }
}
