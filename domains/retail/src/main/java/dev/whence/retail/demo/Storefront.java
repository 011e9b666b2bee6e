package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.operations.OperationsCommand.DeliverOrder;
import dev.whence.retail.operations.OperationsCommand.Line;
import dev.whence.retail.operations.OperationsCommand.PlaceOrder;
import dev.whence.retail.operations.OperationsCommand.ShipOrder;
import dev.whence.retail.operations.OperationsCommand.TopUpGiftCard;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.User;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Customers buy, the warehouse sends, the carrier delivers.
final class Storefront {

    private static final int USERS_AT_FIRST = 480;
    private static final int USERS_A_DAY = 2;
    private static final int ORDERS_A_DAY = 49;
    private static final int TOP_UPS_A_DAY = 5;

    private static final Origin MIGRATION =
            Origin.of("back-office", "Moving from the old shop system").withClient("migration");
    private static final Origin WEBSHOP =
            Origin.unknown().withPrincipal("webshop").withClient("checkout");
    private static final Origin WAREHOUSE =
            Origin.unknown().withPrincipal("warehouse").withClient("scanner");
    private static final Origin CARRIER =
            Origin.unknown().withPrincipal("carrier").withClient("tracking-feed");

    private static final List<String> BUYING = List.of(
            "Checkout", "Checkout on the phone app", "Checkout from a saved basket", "Checkout after a newsletter");
    private static final List<String> SENDING =
            List.of("Parcel handed to the carrier", "Left the packing table", "Loaded on the morning van");
    private static final List<String> DELIVERING = List.of(
            "Handed over at the door", "Left with a neighbor", "Put in the parcel box", "Signed for by the customer");
    private static final List<String> TOPPING_UP = List.of(
            "Bought credit online", "Birthday present from the family", "Redeemed a voucher", "Goodwill credit");

    private final World world;
    private final Consumer<String> orderPlaced;
    private final Set<String> orderIds = new HashSet<>();

    /// @param orderPlaced hears the id of each order
    Storefront(World world, Consumer<String> orderPlaced) {
        this.world = world;
        this.orderPlaced = orderPlaced;
    }

    /// Brings in what was there before the first day, and plans all ninety.
    void open() {
        for (int i = 0; i < USERS_AT_FIRST; i++) {
            world.ask(new ImportUser(People.customer(world.dice)), MIGRATION);
        }
        for (Product product : Catalogue.products(world.dice)) {
            world.ask(new ImportProduct(product), MIGRATION);
        }
        for (int day = 0; day < World.DAYS; day++) {
            Duration midnight = Duration.ofDays(day);
            repeat(USERS_A_DAY, midnight, this::signUp);
            repeat(ORDERS_A_DAY, midnight, this::buy);
            repeat(TOP_UPS_A_DAY, midnight, this::topUp);
        }
    }

    /// Plans something some times in one day, a little more or less often.
    private void repeat(int times, Duration day, Runnable action) {
        int today = times + world.dice.between(-times / 3, times / 3);
        for (int i = 0; i < today; i++) {
            world.plan(World.START.plus(day).plus(world.dice.between(Duration.ZERO, Duration.ofHours(17))), action);
        }
    }

    private void signUp() {
        world.ask(new ImportUser(People.customer(world.dice)), WEBSHOP.withReason("Signed up in the web shop"));
    }

    private void topUp() {
        User user = anyUser();
        user.paymentMethods().values().stream()
                .filter(method -> method.keepsBalance() || world.dice.chance(0.01))
                .findFirst()
                .ifPresent(method -> world.ask(
                        new TopUpGiftCard(
                                user.userId(), method.id(), BigDecimal.valueOf(world.dice.between(2, 20) * 500L, 2)),
                        WEBSHOP.withOnBehalfOf(user.userId()).withReason(world.dice.any(TOPPING_UP))));
    }

    private User anyUser() {
        return world.ledger.user(world.dice.any(world.ledger.userIds()));
    }

    private void buy() {
        User user = anyUser();
        String orderId = newOrderId();
        List<Line> lines = basket();
        String method = payingMethod(user, lines);
        Origin origin = WEBSHOP.withOnBehalfOf(user.userId()).withReason(world.dice.any(BUYING));
        Decision first = world.ask(
                new PlaceOrder(orderId, user.userId(), lines, method, null),
                origin.withIdempotencyKey("checkout-" + orderId.substring(2)));
        if (first.outcome().isRefusal()) {
            buyOtherwise(user, orderId, origin.withCausedBy(first.id()));
        } else {
            placed(orderId);
        }
    }

    /// A payment method; a gift card mostly only if there is enough on it.
    private String payingMethod(User user, List<Line> lines) {
        BigDecimal total = lines.stream().map(this::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<PaymentMethod> all = List.copyOf(user.paymentMethods().values());
        List<PaymentMethod> sufficient = all.stream()
                .filter(method -> method.balance() == null || method.balance().compareTo(total) >= 0)
                .toList();
        return world.dice
                .any(sufficient.isEmpty() || world.dice.chance(0.015) ? all : sufficient)
                .id();
    }

    private BigDecimal price(Line line) {
        return Objects.requireNonNull(
                        world.ledger.product(line.productId()).variants().get(line.itemId()))
                .price();
    }

    /// After a refusal many try again, with what is there and what pays.
    private void buyOtherwise(User user, String orderId, Origin origin) {
        List<PaymentMethod> methods = user.paymentMethods().values().stream()
                .filter(method -> !method.keepsBalance())
                .toList();
        if (methods.isEmpty() || world.dice.chance(0.3)) {
            return;
        }
        world.pause(30, 300);
        Decision second = world.ask(
                new PlaceOrder(
                        orderId,
                        user.userId(),
                        List.of(line(true)),
                        world.dice.any(methods).id(),
                        null),
                origin.withReason("Checkout, second attempt"));
        if (!second.outcome().isRefusal()) {
            placed(orderId);
        }
    }

    private String newOrderId() {
        String id = "#W" + world.dice.digits(7);
        return orderIds.add(id) ? id : newOrderId();
    }

    private List<Line> basket() {
        List<Line> lines = new ArrayList<>();
        int size = world.dice.between(1, 4);
        while (lines.size() < size) {
            Line line = line(!world.dice.chance(0.006));
            lines.add(line);
            if (world.dice.chance(0.06)) {
                lines.add(line);
            }
        }
        return lines;
    }

    /// An item that is there, or was there when the page was loaded.
    private Line line(boolean available) {
        Product product = world.ledger.product(world.dice.any(world.ledger.productIds()));
        List<Variant> wanted = product.variants().values().stream()
                .filter(variant -> variant.available() == available)
                .toList();
        return wanted.isEmpty()
                ? line(true)
                : new Line(product.productId(), world.dice.any(wanted).itemId());
    }

    private void placed(String orderId) {
        orderPlaced.accept(orderId);
        world.planByDay(Duration.ofHours(10), Duration.ofHours(70), () -> ship(orderId));
    }

    private void ship(String orderId) {
        Order order = world.ledger.order(orderId);
        boolean cancelled = order.status() == OrderStatus.CANCELLED;
        if (cancelled && !world.dice.chance(0.2)) {
            return;
        }
        String reason = cancelled ? "Parcel scanned from yesterday's picking list" : world.dice.any(SENDING);
        Decision decision = world.ask(new ShipOrder(orderId, world.dice.digits(12)), WAREHOUSE.withReason(reason));
        if (!decision.outcome().isRefusal()) {
            world.planByDay(Duration.ofHours(30), Duration.ofHours(110), () -> deliver(orderId, decision));
        }
    }

    private void deliver(String orderId, Decision shipped) {
        world.ask(
                new DeliverOrder(orderId),
                CARRIER.withReason(world.dice.any(DELIVERING)).withCausedBy(shipped.id()));
    }
}
