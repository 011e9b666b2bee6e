package dev.whence.index;

import static dev.whence.index.Drafting.fact;

import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A made-up shop's decisions, the same for the same seed.
final class History {

    static final List<String> AGENTS = List.of("refund-bot", "support-agent", "night-shift", "clerk-anna", "clerk-ben");

    private static final List<String> FIRST = List.of("Noah", "Yusuf", "Mei", "Olivia", "James", "Sofia", "Raj", "Ava");
    private static final List<String> LAST =
            List.of("Brown", "Rossi", "Kim", "Garcia", "Li", "Patel", "Ahmed", "Moore");
    private static final List<String> ITEMS = List.of(
            "Water Bottle",
            "Office Chair",
            "T-Shirt",
            "Desk Lamp",
            "Backpack",
            "Smart Watch",
            "Tea Kettle",
            "Sneakers");
    private static final List<String> CITIES = List.of("New York", "Denver", "Houston", "Seattle", "Chicago");
    private static final List<String> REASONS = List.of(
            "no longer needed",
            "ordered by mistake",
            "customer asked on the phone",
            "wrong size, wants another one",
            "the colour is not what the picture showed",
            "gift arrived too late for the birthday",
            "customer found it cheaper elsewhere",
            "moving to a new address next week");

    private final Random random;
    private int made;

    History(long seed) {
        random = new Random(seed);
    }

    /// Appends the next decisions.
    void append(DecisionLog log, int count) {
        for (int i = 0; i < count; i++) {
            log.append(next(), AppendCondition.none());
        }
    }

    Draft next() {
        made++;
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> cancelled();
            case 3, 4 -> refusedCancel();
            case 5, 6, 7 -> returned();
            case 8 -> refusedReturn();
            default -> moved();
        };
    }

    private Drafting draft(String command) {
        String first = one(FIRST);
        String user = first.toLowerCase(java.util.Locale.ROOT) + "_" + one(LAST).toLowerCase(java.util.Locale.ROOT)
                + "_" + (1000 + random.nextInt(9000));
        java.time.Instant time = Drafting.START.plus(Duration.ofMinutes(made));
        return Drafting.of(command)
                .at(time)
                .id(DecisionId.create(time, random))
                .by(one(AGENTS))
                .because(one(REASONS))
                .origin(origin -> origin.withPrincipal("shop-client").withConversation("conv-" + made / 5))
                .on("user:" + user);
    }

    private String order() {
        return "#W" + (1_000_000 + random.nextInt(9_000_000));
    }

    private String amount() {
        return BigDecimal.valueOf(500 + random.nextInt(60_000), 2).toPlainString();
    }

    private Draft cancelled() {
        String order = order();
        return draft("CancelPendingOrder")
                .on("order:" + order)
                .data("{\"order_id\": \"%s\"}".formatted(order))
                .holds("order-is-pending", "Only a pending order can be cancelled", fact("order.status", "pending"))
                .event(
                        "order:" + order,
                        "OrderCancelled",
                        "{\"order_id\": \"%s\", \"refunds\": [{\"amount\": %s, \"payment_method_id\": \"gift_card_%d\"}]}"
                                .formatted(order, amount(), 1_000_000 + random.nextInt(9_000_000)))
                .draft();
    }

    private Draft refusedCancel() {
        String order = order();
        return draft("CancelPendingOrder")
                .on("order:" + order)
                .data("{\"order_id\": \"%s\"}".formatted(order))
                .fails(
                        "order-is-pending",
                        "Only a pending order can be cancelled",
                        fact("order.status", one(List.of("delivered", "processed")))
                                .is("pending"))
                .draft();
    }

    private Draft returned() {
        String order = order();
        return draft("ReturnDeliveredItems")
                .on("order:" + order)
                .data("{\"order_id\": \"%s\", \"item_ids\": [\"%d\"]}"
                        .formatted(order, 1_000_000_000L + random.nextInt(999_999_999)))
                .holds(
                        "order-is-delivered",
                        "Only items of a delivered order can be returned",
                        fact("order.status", "delivered"))
                .holds(
                        "refund-method",
                        "Refunds go to the original method",
                        fact("refund.amount", new BigDecimal(amount())))
                .event(
                        "order:" + order,
                        "ItemsReturned",
                        "{\"order_id\": \"%s\", \"items\": [{\"name\": \"%s\", \"price\": %s}]}"
                                .formatted(order, one(ITEMS), amount()))
                .draft();
    }

    private Draft refusedReturn() {
        String order = order();
        return draft("ReturnDeliveredItems")
                .on("order:" + order)
                .data("{\"order_id\": \"%s\"}".formatted(order))
                .fails(
                        "refund-method",
                        "A refund goes to the original payment method or an existing gift card",
                        fact("refund.method", "credit_card_" + random.nextInt(9_999_999))
                                .isOneOf("paypal_1", "gift_card_2"))
                .draft();
    }

    private Draft moved() {
        String order = order();
        return draft("ModifyPendingOrderAddress")
                .on("order:" + order)
                .data("{\"order_id\": \"%s\", \"address\": {\"city\": \"%s\", \"zip\": \"%d\"}}"
                        .formatted(order, one(CITIES), 10_000 + random.nextInt(80_000)))
                .event(
                        "order:" + order,
                        "AddressModified",
                        "{\"order_id\": \"%s\", \"address\": {\"city\": \"%s\"}}".formatted(order, one(CITIES)))
                .draft();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
