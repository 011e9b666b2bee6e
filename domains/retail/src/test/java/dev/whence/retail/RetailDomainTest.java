package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetailDomainTest {

    private final Domain retail = RetailDomain.retail();

    private Stream<CommandType<?>> forAgents() {
        return retail.commands().stream().filter(command -> !command.isForOperators());
    }

    @Test
    void agents_are_offered_what_the_policy_lets_them_do() {
        assertThat(forAgents().map(CommandType::snakeName))
                .containsExactly(
                        "authenticate_user",
                        "cancel_pending_order",
                        "modify_pending_order_address",
                        "modify_pending_order_payment",
                        "modify_pending_order_items",
                        "return_delivered_order_items",
                        "exchange_delivered_order_items",
                        "modify_user_address",
                        "transfer_to_human_agent");
    }

    @Test
    void every_change_for_a_customer_needs_authentication_ownership_and_confirmation() {
        Map<String, List<String>> conversationRules = forAgents()
                .filter(command -> !command.name().equals("AuthenticateUser"))
                .filter(command -> !command.name().equals("TransferToHumanAgent"))
                .collect(Collectors.toMap(
                        CommandType::name,
                        command -> command.rules().stream()
                                .filter(rule -> rule.group().isPresent())
                                .map(Rule::name)
                                .toList()));

        assertThat(conversationRules).hasSize(7).allSatisfy((command, rules) -> {
            assertThat(rules).contains("customer-is-authenticated", "customer-confirmed");
            assertThat(rules).containsAnyOf("customer-owns-order", "customer-owns-profile");
        });
    }

    @Test
    void the_conversation_rules_are_one_group_and_nothing_else_goes_with_it() {
        Domain free = retail.withoutRules(Set.of("conversation"));

        assertThat(retail.rules()).extracting(Rule::name).contains("customer-confirmed", "order-is-pending");
        assertThat(free.rules())
                .extracting(Rule::name)
                .doesNotContain(
                        "conversation-is-known",
                        "customer-is-authenticated",
                        "customer-owns-order",
                        "customer-owns-profile",
                        "customer-confirmed",
                        "one-user-per-conversation")
                .hasSize(retail.rules().size() - 6);
    }

    @Test
    void a_rule_that_several_commands_share_is_the_same_rule() {
        Map<String, Set<String>> statements = retail.commands().stream()
                .flatMap(command -> command.rules().stream())
                .collect(Collectors.groupingBy(Rule::name, Collectors.mapping(Rule::statement, Collectors.toSet())));

        assertThat(statements).allSatisfy((rule, texts) -> assertThat(texts).hasSize(1));
    }

    @Test
    void rules_about_an_order_alone_tell_what_is_possible_with_it() {
        Map<String, Rule<?>> rules = retail.rules().stream().collect(Collectors.toMap(Rule::name, Function.identity()));

        assertThat(rules.entrySet().stream()
                        .filter(rule -> rule.getValue().subject().isPresent())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "order-is-pending",
                        "items-not-modified-before",
                        "order-has-one-payment",
                        "order-is-delivered",
                        "not-sent-back-before",
                        "order-waits-to-be-sent",
                        "order-is-on-its-way");
    }

    @Test
    void everything_that_is_read_by_agents_is_described() {
        assertThat(retail.description()).contains("authenticate", "explicit yes");
        assertThat(retail.entityTypes())
                .allSatisfy(type -> assertThat(type.description()).isNotBlank());
        assertThat(retail.commands())
                .allSatisfy(command -> assertThat(command.description()).endsWith("."));
        assertThat(forAgents())
                .allSatisfy(command -> assertThat(command.shape().fields())
                        .allSatisfy(field -> assertThat(field.description())
                                .as(command + "." + field.name())
                                .isNotBlank()));
        assertThat(retail.commands())
                .allSatisfy(command -> assertThat(command.shape().fields())
                        .extracting(Shape.Field::name)
                        .doesNotContainAnyElementsOf(CommandType.RESERVED_FIELDS));
    }

    @Test
    void statements_are_sentences_without_a_full_stop() {
        assertThat(retail.rules())
                .allSatisfy(rule -> assertThat(rule.statement()).matches("[A-Z].*[^.]"));
    }
}
