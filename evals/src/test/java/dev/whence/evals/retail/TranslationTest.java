package dev.whence.evals.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.retail.Translation.Step;
import dev.whence.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class TranslationTest {

    private static Step translated(String name, String arguments) {
        return Translation.of(new GoldCall(name, (ObjectNode) Json.ENVELOPE.readTree(arguments), true, ""));
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) Json.ENVELOPE.readTree(text);
    }

    @Test
    void the_reason_of_a_cancellation_is_not_the_reason_of_the_request() {
        assertThat(translated("cancel_pending_order", "{\"order_id\": \"#W1\", \"reason\": \"no longer needed\"}"))
                .isEqualTo(new Step.Write(
                        "cancel_pending_order",
                        json("{\"order_id\": \"#W1\", \"cancel_reason\": \"no longer needed\"}")));
    }

    @Test
    void a_transfer_is_a_write() {
        assertThat(translated("transfer_to_human_agents", "{\"summary\": \"help\"}"))
                .isEqualTo(new Step.Write("transfer_to_human_agent", json("{\"summary\": \"help\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exchange_delivered_order_items",
                "modify_pending_order_address",
                "modify_pending_order_items",
                "modify_pending_order_payment",
                "modify_user_address",
                "return_delivered_order_items"
            })
    void other_writes_keep_names_and_arguments_even_unknown_ones(String name) {
        assertThat(translated(name, "{\"order_id\": 5, \"zip\": null, \"other\": []}"))
                .isEqualTo(new Step.Write(name, json("{\"order_id\": 5, \"zip\": null, \"other\": []}")));
    }

    @ParameterizedTest
    @CsvSource({
        "get_order_details, order_id, order:x",
        "get_user_details, user_id, user:x",
        "get_product_details, product_id, product:x"
    })
    void details_are_questions_about_a_state(String name, String argument, String entity) {
        assertThat(translated(name, "{\"" + argument + "\": \"x\"}"))
                .isEqualTo(new Step.Question("get_state", json("{\"entity\": \"" + entity + "\"}")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "find_user_id_by_email    | {\"email\": \"a@example.com\"}",
                "find_user_id_by_name_zip | {\"first_name\": \"Ann\", \"last_name\": \"Lee\", \"zip\": \"10001\"}"
            })
    void finding_a_user_is_authenticating_one(String name, String arguments) {
        assertThat(translated(name, arguments)).isEqualTo(new Step.LookUp("authenticate_user", json(arguments)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"calculate", "think", "get_item_details", "list_all_product_types"})
    void what_has_no_equivalent_is_left_out(String name) {
        assertThat(translated(name, "{}")).isInstanceOf(Step.LeftOut.class);
    }
}
