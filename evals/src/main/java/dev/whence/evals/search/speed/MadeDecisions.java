package dev.whence.evals.search.speed;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/// A made-up shop's decisions, a minute apart, the same for the same seed: cancellations and returns by several agents
/// for
/// many reasons, a third of them refused.
final class MadeDecisions {

    static final List<String> AGENTS = List.of("refund-bot", "support-agent", "night-shift", "clerk-anna", "clerk-ben");

    private static final List<String> COMMANDS = List.of(
            "CancelPendingOrder", "ReturnDeliveredItems", "ModifyPendingOrderAddress", "ExchangeDeliveredItems");
    private static final List<String> WHO = List.of("customer", "caller", "buyer", "sister of the buyer", "new owner");
    private static final List<String> WHAT = List.of(
            "ordered by mistake",
            "found it cheaper elsewhere",
            "moves to another town",
            "got the wrong size",
            "no longer needs it",
            "does not like the colour",
            "was promised a discount",
            "never got the parcel",
            "paid twice",
            "changed the plans for the birthday");
    private static final List<String> ITEM = List.of(
            "water bottle",
            "office chair",
            "desk lamp",
            "backpack",
            "smart watch",
            "tea kettle",
            "sneakers",
            "mechanical keyboard",
            "garden hose",
            "espresso machine",
            "hiking boots",
            "wall clock");
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int CUSTOMERS = 50_000;
    private static final int ORDERS = 300_000;

    private final SplittableRandom random;
    private final int texts;
    private long made;

    /// @param texts how many different reasons there are
    MadeDecisions(long seed, int texts) {
        this.random = new SplittableRandom(seed);
        this.texts = texts;
    }

    static Instant timeOf(long position) {
        return START.plus(Duration.ofMinutes(position));
    }

    Draft next() {
        made++;
        EntityRef order = new EntityRef("order", "#W" + (1_000_000 + random.nextInt(ORDERS)));
        EntityRef user = new EntityRef("user", "mei_kovacs_" + random.nextInt(CUSTOMERS));
        boolean refused = random.nextInt(3) == 0;
        String command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        Instant now = timeOf(made);
        return new Draft(
                DecisionId.create(now, random),
                now,
                "shop",
                new RecordedCommand(command, 1, Json.DATA.createObjectNode().put("order_id", order.id())),
                Origin.of("shop-client", reason(random.nextInt(texts)))
                        .withAgent(AGENTS.get(random.nextInt(AGENTS.size())))
                        .withConversation("c-" + made / 4),
                new Boundary(List.of(order, user), Position.NONE, now),
                List.of(check(order, refused)),
                refused ? Outcome.REJECTED : Outcome.ACCEPTED,
                refused ? List.of() : List.of(event(order)));
    }

    /// The reason with a number, the same for the same number.
    static String reason(int number) {
        SplittableRandom chosen = new SplittableRandom(number);
        return "the " + one(WHO, chosen) + " of the " + one(ITEM, chosen) + " " + one(WHAT, chosen) + " and wants the "
                + one(ITEM, chosen) + " " + word(number % 997) + " " + word(number / 997);
    }

    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number + 26; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26)).append("aeiou".charAt(rest % 5));
        }
        return word.toString();
    }

    private static String one(List<String> of, SplittableRandom chosen) {
        return of.get(chosen.nextInt(of.size()));
    }

    private static Check check(EntityRef order, boolean refused) {
        Evidence evidence = new Evidence.Comparison(
                "order.status",
                List.of(order + "#/status"),
                Json.tree(refused ? "delivered" : "pending"),
                Operator.IS,
                Json.tree("pending"),
                null,
                List.of(),
                !refused);
        return new Check(
                "order-is-pending",
                RuleKind.INVARIANT,
                1,
                "Only a pending order can be cancelled or modified",
                refused ? Verdict.FAILS : Verdict.HOLDS,
                evidence,
                null);
    }

    private RecordedEvent event(EntityRef order) {
        return new RecordedEvent(
                order,
                "OrderChanged",
                1,
                Json.DATA
                        .createObjectNode()
                        .put("order_id", order.id())
                        .put("amount", BigDecimal.valueOf(500 + random.nextInt(60_000), 2)));
    }
}
