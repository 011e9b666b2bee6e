package dev.whence.evals.bench.load;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.DecisionCodec;
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
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Decisions as a shop makes them: a customer's agent cancels an order, two rules are checked, one event results,
/// now and then none because a rule fails. Orders and customers are drawn from many; the same seed gives the same
/// ones. Owned by one thread.
public final class SampleDecisions {

    private static final int ORDERS = 1_000_000;
    private static final int CUSTOMERS = 100_000;
    private static final int REFUSED_OF_A_HUNDRED = 5;
    private static final String[] WORDS = {
        "the",
        "customer",
        "wants",
        "to",
        "cancel",
        "order",
        "because",
        "it",
        "was",
        "bought",
        "by",
        "mistake",
        "refund",
        "gift",
        "card",
        "please",
        "confirmed",
        "yes",
        "address",
        "changed",
        "before",
        "delivery",
        "today",
        "again"
    };

    private final SplittableRandom random;
    private final int fillerBytes;

    private SampleDecisions(long seed, int fillerBytes) {
        random = new SplittableRandom(seed);
        this.fillerBytes = fillerBytes;
    }

    /// Decisions whose stored form has about as many bytes, or as many as the plainest one needs.
    public static SampleDecisions seeded(long seed, int bytes) {
        int plain = DecisionCodec.encodeBody(new SampleDecisions(seed, 0).next(Position.NONE)).length;
        return new SampleDecisions(seed, Math.max(0, bytes - plain));
    }

    /// The next one, decided on what was read at the position.
    public Draft next(Position readPosition) {
        boolean pending = random.nextInt(100) >= REFUSED_OF_A_HUNDRED;
        return draft(new EntityRef("order", "#W" + random.nextInt(ORDERS)), pending, readPosition);
    }

    /// One that changes the order.
    public Draft changing(EntityRef order, Position readPosition) {
        return draft(order, true, readPosition);
    }

    private Draft draft(EntityRef order, boolean pending, Position readPosition) {
        Instant now = Instant.now();
        EntityRef customer = new EntityRef("user", "mei_kovacs_" + random.nextInt(CUSTOMERS));
        return new Draft(
                DecisionId.create(now, random),
                now,
                "retail",
                new RecordedCommand("CancelPendingOrder", 1, command(order)),
                origin(),
                new Boundary(List.of(order, customer), readPosition, now),
                checks(order, customer, pending),
                pending ? Outcome.ACCEPTED : Outcome.REJECTED,
                pending ? List.of(new RecordedEvent(order, "OrderCancelled", 1, event())) : List.of());
    }

    private ObjectNode command(EntityRef order) {
        return Json.DATA.createObjectNode().put("order_id", order.id()).put("reason", "ordered by mistake");
    }

    private Origin origin() {
        return Origin.of("shop-agent", "asked for" + filler())
                .withConversation("c-" + random.nextInt(CUSTOMERS))
                .withIdempotencyKey(Long.toHexString(random.nextLong()));
    }

    private String filler() {
        StringBuilder text = new StringBuilder(fillerBytes + 10);
        while (text.length() < fillerBytes) {
            text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private List<Check> checks(EntityRef order, EntityRef customer, boolean pending) {
        return List.of(
                check(
                        "order-is-pending",
                        "Only a pending order can be cancelled",
                        is(order + "#/status", "order.status", pending ? "pending" : "delivered", "pending", pending)),
                check(
                        "user-owns-order",
                        "The authenticated user owns the order",
                        is(order + "#/user_id", "order.user_id", customer.id(), customer.id(), true)));
    }

    private static Check check(String rule, String statement, Evidence evidence) {
        Verdict verdict = evidence.holds() ? Verdict.HOLDS : Verdict.FAILS;
        return new Check(rule, RuleKind.INVARIANT, 1, statement, verdict, evidence, null);
    }

    private static Evidence is(String source, String fact, String value, String required, boolean holds) {
        JsonNode seen = Json.tree(value);
        return new Evidence.Comparison(
                fact, List.of(source), seen, Operator.IS, Json.tree(required), null, List.of(), holds);
    }

    private ObjectNode event() {
        return Json.DATA
                .createObjectNode()
                .put("status", "cancelled")
                .put("refund", BigDecimal.valueOf(random.nextInt(100_000), 2));
    }
}
