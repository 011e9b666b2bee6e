package dev.whence.evals.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import dev.whence.engine.CommandRequest;
import dev.whence.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The history of a shop of any size, drawn at random: imports first, then years of orders, changes, deliveries and
/// refused requests. Some customers and products are asked about far more often than others, and a third of the
/// requests state the decision that led to them. The same seed gives the same history.
final class ShopHistory {

    private static final int ITEMS = 6;
    private static final int LATEST = 400;

    private final Random random;
    private final Function<CommandRequest, Decision> decide;
    private final ShopSize size;
    private final List<String> pending = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final Map<String, Sold> sold = new HashMap<>();
    private final Map<Integer, String> conversations = new HashMap<>();
    private final Map<String, DecisionId> latest = new HashMap<>();
    private int placed;
    private int opened;

    /// @param decide has a command decided
    ShopHistory(long seed, ShopSize size, Function<CommandRequest, Decision> decide) {
        this.random = new Random(seed);
        this.size = size;
        this.decide = decide;
    }

    /// What an order is of.
    private record Sold(int user, int product, int item) {}

    /// Brings products and customers in.
    void open() {
        for (int product = 0; product < size.products(); product++) {
            ask("import_product", Json.DATA.createObjectNode().set("product", product(product)), shop(null));
        }
        for (int user = 0; user < size.users(); user++) {
            ask("import_user", Json.DATA.createObjectNode().set("user", user(user)), shop(null));
        }
    }

    /// Has one more command decided.
    ///
    /// @param progress how much of the history is done, from 0 to 1
    void step(double progress) {
        if (placed < 10 || placed < size.orders() * progress) {
            place();
        } else if (opened < 10 || opened < size.conversations() * progress) {
            authenticate(skewed(size.users()));
        } else {
            go();
        }
    }

    private void go() {
        int roll = random.nextInt(100);
        if (roll < 26) {
            serve("modify_pending_order_address", anyOf(pending), ShopHistory::withAddress);
        } else if (roll < 40) {
            serve("modify_pending_order_payment", anyOf(pending), this::withMethod);
        } else if (roll < 50) {
            moveUser();
        } else if (roll < 66) {
            changeProduct(roll < 61);
        } else if (roll < 76) {
            topUp();
        } else if (roll < 82) {
            ship();
        } else if (roll < 87) {
            deliver();
        } else {
            rare(roll);
        }
    }

    private void rare(int roll) {
        switch (roll) {
            case 87, 88 ->
                serve(
                        "cancel_pending_order",
                        anyOf(pending),
                        (data, order) -> data.put("cancel_reason", reasonToCancel()));
            case 89, 90, 91 -> serve("modify_pending_order_items", anyOf(pending), this::withSwap);
            case 92, 93, 94 -> serve("return_delivered_order_items", anyOf(delivered), this::withItems);
            case 95, 96 -> serve("exchange_delivered_order_items", anyOf(delivered), this::withSwap);
            case 97 -> serve("return_delivered_order_items", anyOf(pending), this::withItems);
            default ->
                serve(
                        "cancel_pending_order",
                        anyOf(sent),
                        (data, order) -> data.put("cancel_reason", reasonToCancel()));
        }
    }

    private String reasonToCancel() {
        return random.nextInt(8) == 0
                ? "too expensive"
                : random.nextBoolean() ? "no longer needed" : "ordered by mistake";
    }

    private void place() {
        int user = skewed(size.users());
        Sold what = new Sold(user, skewed(size.products()), random.nextInt(ITEMS));
        String id = "#W" + (1_000_000 + placed++);
        ObjectNode data = Json.DATA.createObjectNode().put("order_id", id).put("user_id", userId(user));
        data.putArray("lines")
                .addObject()
                .put("product_id", productId(what.product()))
                .put("item_id", itemId(what.product(), what.item()));
        data.put("payment_method_id", method(user, random.nextInt(20)));
        sold.put(id, what);
        if (ask("place_order", data, shop(null)).outcome() == Outcome.ACCEPTED) {
            pending.add(id);
        }
    }

    private String authenticate(int user) {
        opened++;
        Decision decision = ask(
                "authenticate_user", Json.DATA.createObjectNode().put("email", email(user)), agent(user, null, null));
        String conversation = decision.changed().stream()
                .filter(entity -> entity.type().equals("conversation"))
                .map(EntityRef::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not authenticated: " + decision));
        conversations.put(user, conversation);
        return conversation;
    }

    /// What is added to the arguments of a request about an order.
    private interface Arguments {
        void add(ObjectNode data, String order);
    }

    private void serve(String command, @Nullable String order, Arguments arguments) {
        if (order == null) {
            topUp();
            return;
        }
        ObjectNode data = Json.DATA.createObjectNode().put("order_id", order);
        arguments.add(data, order);
        int owner = soldAs(order).user();
        int asking = random.nextInt(40) == 0 ? skewed(size.users()) : owner;
        if (random.nextInt(30) > 0) {
            data.put("confirmation", "yes, please do");
        }
        String conversation = conversations.get(asking);
        Decision decision =
                ask(command, data, agent(asking, conversation == null ? authenticate(asking) : conversation, order));
        latest.put(order, decision.id());
        follow(decision, order);
    }

    private void follow(Decision decision, String order) {
        for (RecordedEvent event : decision.events()) {
            switch (event.type()) {
                case "OrderCancelled", "OrderItemsModified" -> pending.remove(order);
                case "OrderReturnRequested", "OrderExchangeRequested" -> {
                    if (random.nextBoolean()) {
                        delivered.remove(order);
                    }
                }
                default -> {
                    // the order stays what it is
                }
            }
        }
    }

    private static void withAddress(ObjectNode data, String order) {
        int number = Math.floorMod(order.hashCode() + data.hashCode(), 90) + 1;
        data.put("address1", number + " Some Street")
                .put("address2", "")
                .put("city", "Town")
                .put("state", "VT");
        data.put("country", "USA").put("zip", "05001");
    }

    private void withMethod(ObjectNode data, String order) {
        data.put("payment_method_id", method(soldAs(order).user(), random.nextInt(4)));
    }

    private void withItems(ObjectNode data, String order) {
        Sold what = soldAs(order);
        data.putArray("item_ids").add(itemId(what.product(), what.item()));
        data.put("payment_method_id", method(what.user(), random.nextInt(4)));
    }

    private void withSwap(ObjectNode data, String order) {
        withItems(data, order);
        Sold what = soldAs(order);
        data.putArray("new_item_ids").add(itemId(what.product(), random.nextInt(ITEMS)));
    }

    private void moveUser() {
        int user = skewed(size.users());
        ObjectNode data =
                Json.DATA.createObjectNode().put("user_id", userId(user)).put("confirmation", "yes");
        withAddress(data, "#" + random.nextInt());
        String conversation = conversations.get(user);
        ask("modify_user_address", data, agent(user, conversation == null ? authenticate(user) : conversation, null));
    }

    private void changeProduct(boolean price) {
        int product = skewed(size.products());
        ObjectNode data = Json.DATA
                .createObjectNode()
                .put("product_id", productId(product))
                .put("item_id", itemId(product, random.nextInt(ITEMS)));
        if (price) {
            ask("change_item_price", data.put("price", 10 + random.nextInt(40)), shop(null));
        } else {
            ask("change_item_availability", data.put("available", random.nextInt(8) > 0), shop(null));
        }
    }

    private void topUp() {
        int user = skewed(size.users());
        ObjectNode data = Json.DATA.createObjectNode().put("user_id", userId(user));
        data.put("payment_method_id", method(user, random.nextInt(10) == 0 ? 1 : 0))
                .put("amount", random.nextInt(12) - 1);
        ask("top_up_gift_card", data, shop(null));
    }

    private void ship() {
        String order = random.nextInt(10) == 0 ? anyOf(sent) : anyOf(pending);
        if (order == null || pending.size() <= LATEST) {
            topUp();
            return;
        }
        ObjectNode data =
                Json.DATA.createObjectNode().put("order_id", order).put("tracking_id", "T" + order.substring(2));
        Decision decision = ask("ship_order", data, shop(order));
        if (decision.outcome() == Outcome.ACCEPTED) {
            pending.remove(order);
            sent.add(order);
        }
        latest.put(order, decision.id());
    }

    private void deliver() {
        String order = random.nextInt(10) == 0 ? anyOf(pending) : anyOf(sent);
        if (order == null) {
            topUp();
            return;
        }
        Decision decision = ask("deliver_order", Json.DATA.createObjectNode().put("order_id", order), shop(order));
        if (decision.outcome() == Outcome.ACCEPTED) {
            sent.remove(order);
            delivered.add(order);
        }
        latest.put(order, decision.id());
    }

    private Sold soldAs(String order) {
        Sold what = sold.get(order);
        if (what == null) {
            throw new IllegalStateException("Nobody placed " + order);
        }
        return what;
    }

    private Decision ask(String command, JsonNode data, Origin origin) {
        return decide.apply(CommandRequest.of(command, data, origin));
    }

    private Origin shop(@Nullable String order) {
        return Origin.of("shop", "running the shop").withCausedBy(cause(order));
    }

    private Origin agent(int user, @Nullable String conversation, @Nullable String order) {
        return Origin.of("support", "the customer asked for it")
                .withAgent(random.nextInt(3) == 0 ? "refund-bot" : "desk-bot")
                .withOnBehalfOf(userId(user))
                .withConversation(conversation)
                .withCausedBy(cause(order));
    }

    private @Nullable DecisionId cause(@Nullable String order) {
        return order == null || random.nextInt(3) > 0 ? null : latest.get(order);
    }

    /// One of the latest, since most is done with orders soon after they are placed.
    private @Nullable String anyOf(List<String> orders) {
        if (orders.isEmpty()) {
            return null;
        }
        int from = random.nextInt(3) == 0 ? 0 : Math.max(0, orders.size() - LATEST);
        return orders.get(from + random.nextInt(orders.size() - from));
    }

    /// Low numbers far more often than high ones.
    private int skewed(int bound) {
        double uniform = random.nextDouble();
        return (int) (bound * uniform * uniform);
    }

    private static String userId(int user) {
        return "user_" + user;
    }

    private static String email(int user) {
        return "user." + user + "@post.example";
    }

    private static String productId(int product) {
        return Integer.toString(1_000 + product);
    }

    private static String itemId(int product, int item) {
        return (1_000 + product) + "-" + item;
    }

    /// The user's gift card, account or card; mostly the card.
    private static String method(int user, int choice) {
        return switch (choice) {
            case 0 -> "gift_card_" + user;
            case 1 -> "paypal_" + user;
            default -> "credit_card_" + user;
        };
    }

    private static ObjectNode product(int number) {
        ObjectNode product = Json.DATA
                .createObjectNode()
                .put("product_id", productId(number))
                .put("name", "Thing " + number);
        ObjectNode variants = product.putObject("variants");
        for (int item = 0; item < ITEMS; item++) {
            ObjectNode variant = variants.putObject(itemId(number, item)).put("item_id", itemId(number, item));
            variant.putObject("options").put("color", "shade " + item);
            variant.put("available", true).put("price", 12 + 3 * item);
        }
        return product;
    }

    private static ObjectNode user(int number) {
        ObjectNode user = Json.DATA.createObjectNode().put("user_id", userId(number));
        user.putObject("name").put("first_name", "Kim" + number).put("last_name", "Berg" + number % 100);
        user.putObject("address")
                .put("address1", "1 Harbour Way")
                .put("address2", "")
                .put("city", "Portmouth")
                .put("state", "OR")
                .put("country", "USA")
                .put("zip", String.valueOf(10_000 + number % 80_000));
        user.put("email", email(number));
        ObjectNode methods = user.putObject("payment_methods");
        methods.putObject("gift_card_" + number)
                .put("source", "gift_card")
                .put("id", "gift_card_" + number)
                .put("balance", 60);
        methods.putObject("paypal_" + number).put("source", "paypal").put("id", "paypal_" + number);
        methods.putObject("credit_card_" + number)
                .put("source", "credit_card")
                .put("id", "credit_card_" + number)
                .put("brand", "visa")
                .put("last_four", String.format("%04d", number % 10_000));
        user.putArray("orders");
        return user;
    }
}
