package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.flip.Change;
import dev.whence.explain.flip.FlipSearch;
import dev.whence.explain.flip.Flips;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.log.Criterion;
import dev.whence.log.ReadQuery;
import dev.whence.retail.operations.OperationsCommand.ChangeItemAvailability;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What would have flipped the refusals of a random history of 2,000 decisions.
class FlipsTest {

    private static final long SEED = 51;
    private static final RandomHistory HISTORY = new RandomHistory(SEED);
    private static final Shop SHOP = HISTORY.shop;
    private static final List<Decision> REFUSED = new ArrayList<>();

    private final Forks forks = SHOP.engine.forks();

    @BeforeAll
    static void play() {
        for (int step = 0; step < 2_000; step++) {
            HISTORY.step();
        }
        Random random = new Random(SEED);
        SHOP.log.forEach(ReadQuery.where(new Criterion.Ended(Outcome.REJECTED)), (Decision decision) -> {
            if (random.nextInt(3) == 0) {
                REFUSED.add(decision);
            }
        });
    }

    @Test
    void every_set_flips_and_no_part_of_it_does() {
        int flippable = 0;
        for (Decision refused : REFUSED) {
            DecisionExplanation explanation = SHOP.explainer.explain(refused);
            Flips flips = Objects.requireNonNull(explanation.flips());
            flippable += flips.sets().isEmpty() ? 0 : 1;
            for (List<Change> set : flips.sets()) {
                assertThat(outcome(refused, set)).as(described(refused, set)).isEqualTo(Outcome.ACCEPTED);
                for (List<Change> part : properParts(set)) {
                    assertThat(outcome(refused, part))
                            .as(described(refused, part))
                            .isNotEqualTo(Outcome.ACCEPTED);
                }
            }
            assertThat(explanation.text())
                    .hasSizeLessThanOrEqualTo(DecisionExplanation.SHORT)
                    .contains(refused.unmet().getFirst().rule());
        }
        assertThat(flippable).isGreaterThan(REFUSED.size() / 2);
    }

    @Test
    void the_arguments_alone_are_all_that_is_changed_if_only_they_may() {
        int flippable = 0;
        assertThat(REFUSED).hasSizeGreaterThan(400);
        for (Decision refused : REFUSED) {
            Fork then = forks.at(
                    refused.boundary().readPosition(), refused.boundary().readTime());
            CommandRequest request = Objects.requireNonNull(forks.redecider().request(refused));
            Flips flips = FlipSearch.search(
                    RetailDomain.retail(), then, request, Change::isOfRequest, FlipSearch.Bounds.USUAL);
            flippable += flips.sets().isEmpty() ? 0 : 1;
            assertThat(flips.sets()).allSatisfy(set -> {
                assertThat(set).allMatch(Change::isOfRequest);
                assertThat(outcome(refused, set)).isEqualTo(Outcome.ACCEPTED);
            });
        }
        assertThat(flippable).isGreaterThan(REFUSED.size() / 10);
    }

    @Test
    void an_argument_that_names_a_part_of_the_target_can_be_another() {
        Decision refused =
                SHOP.ask(new ChangeItemAvailability(Stock.MUG, "999", true), Origin.of("operator", "running the shop"));

        assertThat(SHOP.explainer.explain(refused).text())
                .contains("It would be accepted if command.item_id were " + Stock.RED + " instead of 999");
    }

    private static String described(Decision refused, List<Change> changes) {
        return "seed %d, decision %s %s with %s".formatted(SEED, refused.position(), refused.command(), changes);
    }

    private static List<List<Change>> properParts(List<Change> set) {
        List<List<Change>> parts = new ArrayList<>();
        for (int bits = 0; bits < (1 << set.size()) - 1; bits++) {
            List<Change> part = new ArrayList<>();
            for (int i = 0; i < set.size(); i++) {
                if ((bits & (1 << i)) != 0) {
                    part.add(set.get(i));
                }
            }
            parts.add(part);
        }
        return parts;
    }

    private Outcome outcome(Decision refused, List<Change> changes) {
        Fork fork =
                forks.at(refused.boundary().readPosition(), refused.boundary().readTime());
        JsonNode data = refused.command().data().deepCopy();
        Origin origin = refused.origin();
        for (Change change : changes) {
            switch (change.root()) {
                case "command" -> put(data, change);
                case "origin" ->
                    origin = change.pointer().equals("/reason")
                            ? origin.withReason(change.to().asString())
                            : origin.withConversation(null);
                default -> {
                    EntityRef ref = EntityRef.parse(change.root());
                    JsonNode state = Json.tree(
                            fork.of(RetailDomain.retail().entityType(ref.type()).orElseThrow(), ref)
                                    .state());
                    put(state, change);
                    fork.assume(ref, state);
                }
            }
        }
        return fork.wouldDecide(CommandRequest.of(refused.command().type(), data, origin))
                .outcome();
    }

    private static void put(JsonNode tree, Change change) {
        List<String> path = JsonPlaces.segments(change.pointer());
        JsonNode parent = tree;
        for (String segment : path.subList(0, path.size() - 1)) {
            parent = parent.isArray() ? parent.get(Integer.parseInt(segment)) : parent.get(segment);
        }
        switch (parent) {
            case ObjectNode object when change.to().isNull() -> object.remove(path.getLast());
            case ObjectNode object -> object.set(path.getLast(), change.to());
            case ArrayNode array -> array.set(Integer.parseInt(path.getLast()), change.to());
            default -> throw new AssertionError("nothing can be put at " + change);
        }
    }
}
