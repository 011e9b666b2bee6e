package dev.whence.retail;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.conversation.ConversationCommand.TransferToHumanAgent;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.operations.OperationsCommand.ChangeItemAvailability;
import dev.whence.retail.operations.OperationsCommand.ChangeItemPrice;
import dev.whence.retail.operations.OperationsCommand.DeliverOrder;
import dev.whence.retail.operations.OperationsCommand.Line;
import dev.whence.retail.operations.OperationsCommand.PlaceOrder;
import dev.whence.retail.operations.OperationsCommand.ShipOrder;
import dev.whence.retail.operations.OperationsCommand.TopUpGiftCard;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ExchangeDeliveredOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderAddress;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.ModifyUserAddress;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Commands drawn at random for the small shop, sensible and senseless ones, decided one after the other.
final class RandomHistory {

    /// A command as it was asked.
    record Asked(Record command, Origin origin) {}

    private static final List<String> METHODS = List.of(
            Stock.IDA_GIFT, Stock.IDA_PAYPAL, Stock.IDA_CARD, Stock.BEN_GIFT, Stock.BEN_CARD, "paypal_of_nobody");
    private static final List<String> ITEMS =
            List.of(Stock.RED, Stock.BLUE, Stock.GOLD, Stock.GREEN, Stock.SHORT_LAMP, Stock.TALL_LAMP, "999");

    final Shop shop = Shop.stocked();
    final List<Asked> asked = new ArrayList<>();
    private final Random random;
    private final List<String> orders =
            new ArrayList<>(Stock.orders().stream().map(Order::orderId).toList());
    private final List<Origin> conversations = new ArrayList<>(List.of(Shop.agent()));

    RandomHistory(long seed) {
        random = new Random(seed);
    }

    /// Has one more command decided.
    Decision step() {
        return switch (random.nextInt(20)) {
            case 0, 1 -> authenticate();
            case 2, 3 -> place();
            case 4, 10 -> operate(new ShipOrder(anyOrder(), "T" + random.nextInt(1000)));
            case 5, 11 -> operate(new DeliverOrder(anyOrder()));
            case 6 -> operate(range());
            case 8 -> operate(new TopUpGiftCard(anyUser(), any(METHODS), Stock.money(any(List.of("20", "7.5", "-3")))));
            case 9 -> bringIn();
            default -> serve();
        };
    }

    private Decision ask(Record command, Origin origin) {
        asked.add(new Asked(command, origin));
        return shop.ask(command, origin);
    }

    private Decision operate(Record command) {
        return ask(command, Origin.of("operator", "running the shop"));
    }

    private Decision authenticate() {
        User user = shop.user(anyUser());
        AuthenticateUser command = switch (random.nextInt(5)) {
            case 0 -> new AuthenticateUser("nobody@post.example", null, null, null);
            case 1 -> new AuthenticateUser(null, user.name().firstName(), null, null);
            case 2 ->
                new AuthenticateUser(
                        null,
                        user.name().firstName(),
                        user.name().lastName(),
                        user.address().zip());
            default -> new AuthenticateUser(user.email(), null, null, null);
        };
        Decision decision = ask(command, random.nextInt(4) == 0 ? anyConversation() : Shop.agent());
        if (!decision.events().isEmpty()) {
            conversations.add(
                    Shop.agent().withConversation(decision.changed().getFirst().id()));
        }
        return decision;
    }

    private Decision place() {
        String id = random.nextInt(10) == 0 ? anyOrder() : "#N" + orders.size();
        List<Line> lines = IntStream.range(0, random.nextInt(4))
                .mapToObj(line -> random.nextInt(6) == 0
                        ? new Line(any(List.of(Stock.MUG, Stock.LAMP, "900")), any(ITEMS))
                        : new Line(Stock.MUG, any(List.of(Stock.RED, Stock.BLUE))))
                .toList();
        String buyer = anyUser();
        String method = random.nextInt(4) == 0 ? any(METHODS) : any(methodsOf(buyer));
        Decision decision = operate(new PlaceOrder(id, buyer, lines, method, null));
        if (!decision.events().isEmpty()) {
            orders.add(id);
        }
        return decision;
    }

    private Record range() {
        return random.nextBoolean()
                ? new ChangeItemPrice(
                        Stock.MUG, any(ITEMS), Stock.money(any(List.of("12", "13.25", "700", "-1", "4.999"))))
                : new ChangeItemAvailability(Stock.MUG, any(ITEMS), random.nextInt(6) > 0);
    }

    private Decision bringIn() {
        String amount = any(List.of("5", "-5", "0.001"));
        return switch (random.nextInt(3)) {
            case 0 -> operate(new ImportUser(Drawn.user("u" + random.nextInt(9), amount)));
            case 1 -> operate(new ImportProduct(Drawn.product("p" + random.nextInt(9), amount)));
            default -> bringOrderIn("#I" + random.nextInt(30), amount);
        };
    }

    private Decision bringOrderIn(String id, String amount) {
        String user = any(List.of(Stock.IDA, "nobody"));
        String method = any(List.of(Stock.IDA_PAYPAL, "paypal_of_nobody"));
        Decision decision = operate(new ImportOrder(Drawn.order(id, user, method, amount)));
        if (!decision.events().isEmpty()) {
            orders.add(id);
        }
        return decision;
    }

    private Decision serve() {
        Origin origin = anyConversation();
        Order order = shop.order(anyOrder());
        String id = random.nextInt(20) == 0 ? "#W99" : order.orderId();
        String yes = random.nextInt(5) == 0 ? null : "yes, do it";
        return ask(request(id, order, yes), origin);
    }

    private Record request(String id, Order order, @Nullable String yes) {
        List<String> items = someItems(order);
        List<String> newItems = newItems(items);
        String method = random.nextInt(3) == 0 ? any(METHODS) : any(methodsOf(order.userId()));
        return switch (kind(order)) {
            case 0 ->
                new CancelPendingOrder(
                        id, any(List.of("no longer needed", "ordered by mistake", "too expensive")), yes);
            case 1 -> new ModifyPendingOrderAddress(id, "1 Some Street", "", "Town", "VT", "USA", "05001", yes);
            case 2 -> new ModifyPendingOrderPayment(id, method, yes);
            case 3 -> new ModifyPendingOrderItems(id, items, newItems, method, yes);
            case 4 -> new ReturnDeliveredOrderItems(id, items, method, yes);
            case 5 -> new ExchangeDeliveredOrderItems(id, items, newItems, method, yes);
            case 6 ->
                new ModifyUserAddress(
                        anyUser(), "2 Other Street", "", "Town", "VT", "USA", any(List.of("05001", "97001")), yes);
            default -> new TransferToHumanAgent("Asks for something else.");
        };
    }

    /// Which request to make: half of those about delivered orders can be meant for them.
    private int kind(Order order) {
        return order.status() == OrderStatus.DELIVERED && random.nextBoolean()
                ? 4 + random.nextInt(2)
                : random.nextInt(8);
    }

    private List<String> someItems(Order order) {
        List<String> items = new ArrayList<>();
        for (OrderItem item : order.items()) {
            if (random.nextInt(3) > 0) {
                items.add(item.itemId());
            }
        }
        if (random.nextInt(8) == 0) {
            items.add(any(ITEMS));
        }
        return items;
    }

    private List<String> newItems(List<String> items) {
        List<String> newItems = new ArrayList<>();
        for (String item : items) {
            newItems.add(random.nextInt(3) == 0 ? any(ITEMS) : otherOption(item));
        }
        if (random.nextInt(10) == 0) {
            newItems.add(Stock.GOLD);
        }
        return newItems;
    }

    private static String otherOption(String item) {
        return switch (item) {
            case Stock.SHORT_LAMP -> Stock.TALL_LAMP;
            case Stock.TALL_LAMP -> Stock.SHORT_LAMP;
            case Stock.RED -> Stock.BLUE;
            default -> Stock.RED;
        };
    }

    private Origin anyConversation() {
        return random.nextInt(10) == 0 ? Shop.agent().withConversation("c-made-up") : any(conversations);
    }

    /// One of the latest orders, since most that can be done with an order is done soon after it was placed.
    private String anyOrder() {
        return any(orders.subList(Math.max(0, orders.size() - 12), orders.size()));
    }

    private static List<String> methodsOf(String userId) {
        return METHODS.subList(userId.equals(Stock.IDA) ? 0 : 3, userId.equals(Stock.IDA) ? 3 : 5);
    }

    private String anyUser() {
        return any(List.of(Stock.IDA, Stock.BEN));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// The orders that were placed or were there from the beginning.
    List<Order> orders() {
        return orders.stream().map(shop::order).toList();
    }
}
