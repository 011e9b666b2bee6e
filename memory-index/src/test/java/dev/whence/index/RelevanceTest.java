package dev.whence.index;

import static dev.whence.index.Drafting.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Draft;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nine decisions hidden among three thousand of a made-up shop: each comes first for questions in several wordings.
class RelevanceTest {

    private static final int AROUND_EACH = 350;

    private static final Map<String, Draft> WANTED = Map.of(
            "watch",
            Drafting.of("CancelPendingOrder")
                    .data("{\"order_id\": \"#W9000001\"}")
                    .on("order:#W9000001", "user:maria_lopez_1111")
                    .by("refund-bot")
                    .because("engraved watch for a wedding, the initials are wrong")
                    .fails(
                            "order-is-pending",
                            "Only a pending order can be cancelled",
                            fact("order.status", "processed").is("pending"))
                    .draft(),
            "espresso",
            Drafting.of("ReturnDeliveredItems")
                    .data("{\"order_id\": \"#W9000002\", \"item_ids\": [\"7000000001\"]}")
                    .on("order:#W9000002", "user:hugo_berg_2222")
                    .by("clerk-anna")
                    .because("leaks")
                    .event(
                            "order:#W9000002",
                            "ItemsReturned",
                            "{\"items\": [{\"name\": \"Espresso Machine\", \"price\": 899.99}], \"contact\": \"hugo.berg@example.com\"}")
                    .draft(),
            "gift card",
            Drafting.of("ModifyPendingOrderItems")
                    .data("{\"order_id\": \"#W9000003\", \"payment_method_id\": \"gift_card_9000003\"}")
                    .on("order:#W9000003")
                    .by("support-agent")
                    .because("wants the bigger backpack")
                    .fails(
                            "gift-card-covers-difference",
                            "The gift card must cover the price difference",
                            fact("gift_card.balance", new BigDecimal("12.00")).atLeast(new BigDecimal("40.50")))
                    .draft(),
            "lawyer",
            Drafting.of("TransferToHumanAgent")
                    .data("{\"summary\": \"Customer threatens legal action over a burnt kettle\"}")
                    .by("support-agent")
                    .because("the customer will only speak with a person")
                    .draft(),
            "reykjavik",
            Drafting.of("ModifyUserAddress")
                    .data(
                            "{\"user_id\": \"olafur_jonsson_3333\", \"address\": {\"address1\": \"42 Laugavegur\", \"city\": \"Reykjavík\"}}")
                    .on("user:olafur_jonsson_3333")
                    .by("clerk-ben")
                    .because("emigrates")
                    .event("user:olafur_jonsson_3333", "AddressModified", "{\"address\": {\"city\": \"Reykjavík\"}}")
                    .draft(),
            "parcel",
            Drafting.of("CarrierReport")
                    .ended(Outcome.OBSERVED)
                    .event(
                            "shipment:1Z999AA10123456784",
                            "ParcelLost",
                            "{\"text\": \"UPS lost the parcel at its Memphis hub\"}")
                    .draft(),
            "budget",
            Drafting.of("RefundOrder")
                    .data("{\"order_id\": \"#W9000006\", \"amount\": 75.5}")
                    .on("order:#W9000006")
                    .by("refund-bot")
                    .because("goodwill")
                    .fails(
                            "daily-refund-budget",
                            "An agent refunds at most 500 a day",
                            fact("refunded.today", new BigDecimal("480.00")).atMost(new BigDecimal("424.50")))
                    .draft(),
            "zip",
            Drafting.of("AuthenticateUser")
                    .data("{\"first_name\": \"Ingrid\", \"last_name\": \"Dahl\", \"zip\": \"99501\"}")
                    .by("night-shift")
                    .because("she called about her order")
                    .fails(
                            "user-is-known",
                            "Name and zip code must belong to one user",
                            fact("users.found", 0).atLeast(1))
                    .draft(),
            "on behalf",
            Drafting.of("CancelPendingOrder")
                    .data("{\"order_id\": \"#W9000008\"}")
                    .on("order:#W9000008")
                    .by("clerk-anna")
                    .origin(origin -> origin.withOnBehalfOf("Priya Raman").withCorrelation("ticket-88123"))
                    .because("duplicate of last week's purchase")
                    .event("order:#W9000008", "OrderCancelled", "{\"order_id\": \"#W9000008\", \"amount\": 17.25}")
                    .draft());

    private static final Map<String, Position> POSITIONS = new HashMap<>();
    private static final DecisionLog LOG = new InMemoryDecisionLog();
    private static DecisionIndex index;

    @BeforeAll
    static void hide_them_in_a_history() throws InterruptedException {
        History history = new History(2026);
        Random random = new Random(2026);
        for (Map.Entry<String, Draft> wanted : WANTED.entrySet()) {
            history.append(LOG, AROUND_EACH + random.nextInt(20));
            POSITIONS.put(
                    wanted.getKey(),
                    LOG.append(wanted.getValue(), AppendCondition.none()).position());
        }
        history.append(LOG, AROUND_EACH);
        index = DecisionIndex.inMemory(LOG, Shop.DOMAIN);
        assertThat(index.await(LOG.head(), Duration.ofSeconds(20))).isTrue();
    }

    @AfterAll
    static void close() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            watch     | engraved wedding watch
            watch     | why was the cancellation of the engraved watch refused?
            watch     | wrong initials engraving
            watch     | what did maria lopez want to cancel
            watch     | maria_lopez_1111
            watch     | W9000001
            watch     | order #W9000001 cancellation no longer needed
            watch     | Which cancellations of order 9000001 were denied because it was delivered?
            espresso  | who returned an espresso machine?
            espresso  | espresso machines returned
            espresso  | hugo.berg@example.com
            espresso  | refund of $899.99
            espresso  | Hugo Berg's return
            espresso  | "espresso machine"
            gift card | gift card did not cover the price difference
            gift card | refused because the gift card balance was too low
            gift card | gift card balance at least 40.50
            gift card | bigger backpack refused
            gift card | gift_card_9000003
            lawyer    | customers who threatened legal action
            lawyer    | transfer to a human agent
            lawyer    | burnt kettle
            reykjavik | who moved to Reykjavik
            reykjavik | address changed to Laugavegur
            reykjavik | REYKJAVÍK
            reykjavik | Olafur Jonsson's new address
            parcel    | lost parcel in Memphis
            parcel    | did UPS lose or has it lost parcels?
            parcel    | 1Z999AA10123456784
            parcel    | 1Z999AA1
            parcel    | ParcelLost
            budget    | refund-bot over its daily refund budget
            budget    | daily-refund-budget
            budget    | refunds at most 500 a day
            budget    | goodwill refund refused
            zip       | failed authentication by name and zip code
            zip       | could not authenticate Ingrid Dahl
            zip       | 99501
            on behalf | cancelled on behalf of Priya Raman
            on behalf | duplicate purchase
            on behalf | ticket-88123
            on behalf | purchased twice, duplicates of last week
            """)
    void the_wanted_decision_comes_first(String wanted, String question) {
        SearchPage page = index.search(SearchQuery.of(question));
        assertThat(page.hits())
                .as("hits for '%s'", question)
                .extracting(SearchHit::position)
                .first()
                .isEqualTo(POSITIONS.get(wanted));
    }
}
