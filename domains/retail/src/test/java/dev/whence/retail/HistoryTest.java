package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import dev.whence.model.Rule;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.user.PaymentMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What holds in every history, whatever was asked. Each case is the seed it is drawn from.
class HistoryTest {

    private static final int STEPS = 1000;

    private static RandomHistory played(long seed, int steps) {
        RandomHistory history = new RandomHistory(seed);
        for (int step = 0; step < steps; step++) {
            history.step();
        }
        return history;
    }

    private static List<Decision> decisions(Shop shop) {
        List<Decision> all = new ArrayList<>();
        shop.log.forEach(ReadQuery.all(), all::add);
        return all;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void what_is_refused_changes_nothing(long seed) {
        RandomHistory history = new RandomHistory(seed);
        for (int step = 0; step < STEPS; step++) {
            Decision decision = history.step();
            assertThat(decision.outcome()).isIn(Outcome.ACCEPTED, Outcome.REJECTED);
            for (EntityRef ref : decision.boundary().entities()) {
                boolean changed = history.shop.version(ref).equals(decision.position());
                assertThat(changed).isEqualTo(decision.changed().contains(ref));
                assertThat(changed && decision.outcome().isRefusal()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void money_is_conserved_and_no_gift_card_is_overdrawn(long seed) {
        RandomHistory history = new RandomHistory(seed);
        Set<OrderStatus> met = EnumSet.noneOf(OrderStatus.class);
        for (int step = 0; step < 2 * STEPS; step++) {
            history.step();
            history.orders().forEach(order -> met.add(order.status()));
            assertThat(giftCards(history.shop))
                    .allSatisfy(card -> assertThat(card.balance()).isNotNull().isNotNegative());
        }
        assertThat(history.orders()).allSatisfy(HistoryTest::isPaidForExactly);
        assertThat(met).containsExactly(OrderStatus.values());
        assertThat(balances(history.shop)).isEqualByComparingTo(flowed(history.shop));
    }

    /// What was paid and not refunded is what the items cost, or nothing once the order is cancelled.
    private static void isPaidForExactly(Order order) {
        BigDecimal owed = order.status() == OrderStatus.CANCELLED ? BigDecimal.ZERO : order.total();
        assertThat(order.paid()).as(order.toString()).isEqualByComparingTo(owed);
    }

    private static List<PaymentMethod> giftCards(Shop shop) {
        return List.of(shop.user(Stock.IDA), shop.user(Stock.BEN)).stream()
                .flatMap(user -> user.paymentMethods().values().stream())
                .filter(PaymentMethod::keepsBalance)
                .toList();
    }

    private static BigDecimal balances(Shop shop) {
        return giftCards(shop).stream()
                .map(card -> Objects.requireNonNull(card.balance()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The 550.00 that the two cards began with, and every cent that went on and off them since.
    private static BigDecimal flowed(Shop shop) {
        return decisions(shop).stream()
                .flatMap(decision -> decision.events().stream())
                .map(event -> switch (event.type()) {
                    case "GiftCardCharged" ->
                        event.data().get("amount").decimalValue().negate();
                    case "GiftCardCredited", "GiftCardToppedUp" ->
                        event.data().get("amount").decimalValue();
                    default -> BigDecimal.ZERO;
                })
                .reduce(new BigDecimal("550"), BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void the_same_commands_decided_again_give_the_same_record(long seed) {
        RandomHistory history = played(seed, STEPS);
        Shop again = Shop.stocked();

        history.asked.forEach(asked -> again.ask(asked.command(), asked.origin()));

        assertThat(decisions(again)).isEqualTo(decisions(history.shop));
    }

    @ParameterizedTest
    @ValueSource(longs = {9, 10})
    void every_recorded_fact_is_found_where_the_record_says_it_was_read(long seed) {
        Shop shop = played(seed, STEPS).shop;
        RecordedFacts facts = new RecordedFacts(RetailDomain.retail(), shop.states);
        int found = 0;
        for (Decision decision : decisions(shop)) {
            for (RecordedFacts.Side side : RecordedFacts.sides(decision)) {
                List<JsonNode> values = side.sources().stream()
                        .map(source -> facts.at(source, decision))
                        .toList();
                if (!side.isComputed() && !values.isEmpty()) {
                    assertThat(values).hasSize(1);
                    assertThat(Json.same(values.getFirst(), side.value()))
                            .as("%s of %s, and there stands %s", side, decision.command(), values)
                            .isTrue();
                    found++;
                }
            }
        }
        assertThat(found).isGreaterThan(5 * STEPS);
    }

    @ParameterizedTest
    @ValueSource(longs = {11})
    void every_rule_is_met_and_broken(long seed) {
        Set<String> met = new TreeSet<>();
        Set<String> broken = new TreeSet<>();
        for (Decision decision : decisions(played(seed, 3 * STEPS).shop)) {
            for (Check check : decision.checks()) {
                switch (check.verdict()) {
                    case HOLDS -> met.add(check.rule());
                    case FAILS -> broken.add(check.rule());
                    case NOT_EVALUATED, ERROR -> assertThat(check.verdict()).isEqualTo(Verdict.NOT_EVALUATED);
                }
            }
        }
        List<String> all =
                RetailDomain.retail().rules().stream().map(Rule::name).toList();
        assertThat(met).containsAll(all);
        assertThat(broken).containsAll(all);
    }
}
