package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.log.ReadQuery;
import dev.whence.proof.TreeHead;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What holds in every history when a customer is forgotten. Each case is the seed it is drawn from.
class ForgettingTest {

    private static final int STEPS = 600;
    private static final EntityRef IDA = User.USER.ref(Stock.IDA);

    private static RandomHistory played(long seed) {
        RandomHistory history = new RandomHistory(seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }
        return history;
    }

    private static List<JsonNode> decisions(Shop shop) {
        List<JsonNode> all = new ArrayList<>();
        shop.log.forEach(ReadQuery.all(), decision -> all.add(tree(decision)));
        return all;
    }

    private static JsonNode tree(Decision decision) {
        return Json.ENVELOPE.readTree(DecisionCodec.toJson(decision));
    }

    /// What is stored, without the ciphertexts: short names occur in these by chance.
    private static String stored(Shop shop) {
        StringBuilder text = new StringBuilder();
        shop.log.forEachStored(ReadQuery.all(), decision -> text.append(decision.bodyText()));
        return text.toString().replaceAll("sealed:[\\w-]+", "sealed");
    }

    private static Set<String> placesOf(EntityRef subject, JsonNode decision) {
        Set<String> places = new HashSet<>();
        for (JsonNode values : decision.path("personal")) {
            if (values.path("subject").asString().equals(subject.toString())) {
                values.path("places").forEach(place -> places.add(place.asString()));
            }
        }
        return places;
    }

    /// Every text in the decisions that is marked as personal.
    private static Set<String> personalTexts(List<JsonNode> decisions) {
        return decisions.stream()
                .flatMap(decision -> decision.path("personal")
                        .valueStream()
                        .flatMap(values -> values.path("places")
                                .valueStream()
                                .map(JsonNode::asString)
                                .filter(place -> place.startsWith("/command/") || place.startsWith("/events/"))
                                .map(decision::at)))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.length() > 4)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void nothing_personal_is_ever_stored_in_plain_text(long seed) {
        Shop shop = played(seed).shop;

        Set<String> texts = personalTexts(decisions(shop));
        String stored = stored(shop);

        assertThat(texts).hasSizeGreaterThan(8);
        assertThat(texts).allSatisfy(text -> assertThat(stored).doesNotContain("\"" + text + "\""));
        for (User user : List.of(shop.user(Stock.IDA), shop.user(Stock.BEN))) {
            assertThat(stored)
                    .doesNotContain(
                            user.email(), user.address().address1(), user.name().lastName());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void only_the_values_of_the_forgotten_customer_read_otherwise(long seed) {
        Shop shop = played(seed).shop;
        User ida = shop.user(Stock.IDA);
        List<JsonNode> before = decisions(shop);
        TreeHead head = shop.log.treeHead();
        String stored = stored(shop);

        Decision forgetting = shop.engine.forget(IDA, Origin.of("dpo", "asked for in writing"));

        assertThat(forgetting.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(shop.log.prover().head(head.size())).isEqualTo(head);
        assertThat(stored(shop)).startsWith(stored);
        List<JsonNode> after = decisions(shop).subList(0, before.size());
        int erased = 0;
        for (int i = 0; i < before.size(); i++) {
            JsonNode expected = before.get(i);
            for (String place : placesOf(IDA, expected)) {
                expected = JsonPlaces.replace(expected, place, value -> Json.tree("[erased]"));
                erased++;
            }
            assertThat(after.get(i)).isEqualTo(expected);
        }
        assertThat(erased).isGreaterThan(STEPS / 4);
        assertThat(after.toString()).doesNotContain(ida.email(), ida.name().lastName());
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void the_shop_goes_on(long seed) {
        RandomHistory history = played(seed);
        User ben = history.shop.user(Stock.BEN);
        int orders = history.shop.user(Stock.IDA).orders().size();

        history.shop.engine.forget(IDA, Origin.of("dpo", "asked for in writing"));
        assertThat(history.shop.user(Stock.BEN)).isEqualTo(ben);
        assertThat(history.shop.user(Stock.IDA).orders()).hasSize(orders);
        assertThat(history.shop.user(Stock.IDA).email()).isEqualTo("[erased]");
        assertThat(history.orders())
                .filteredOn(order -> order.userId().equals(Stock.IDA))
                .isNotEmpty()
                .allSatisfy(order -> assertThat(order.address().zip()).isEqualTo("[erased]"));

        Set<Outcome> outcomes = new HashSet<>();
        for (int step = 0; step < STEPS; step++) {
            Decision decision = history.step();
            outcomes.add(decision.outcome());
            assertThat(DecisionCodec.toJson(decision)).doesNotContain("sealed:");
            decision.personal().stream()
                    .filter(values -> values.subject().equals(IDA))
                    .map(PersonalValues::places)
                    .forEach(places -> assertThat(places)
                            .allSatisfy(place ->
                                    assertThat(tree(decision).at(place)).isEqualTo(Json.tree("[erased]"))));
        }
        assertThat(outcomes).containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.REJECTED);
    }
}
