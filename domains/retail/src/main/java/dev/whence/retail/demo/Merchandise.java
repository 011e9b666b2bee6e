package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.retail.operations.OperationsCommand.ChangeItemAvailability;
import dev.whence.retail.operations.OperationsCommand.ChangeItemPrice;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/// The range of goods changes: prices go up and down, items sell out and come back.
final class Merchandise {

    private static final int PRICES_A_DAY = 9;
    private static final int AVAILABILITY_A_DAY = 8;

    private static final Origin BUYING_DESK =
            Origin.unknown().withPrincipal("lea.morgan").withClient("buying-desk");
    private static final Origin STOCK_FEED =
            Origin.unknown().withPrincipal("warehouse").withClient("stock-feed");

    private static final List<String> DEARER =
            List.of("Supplier raised the price", "Freight costs went up", "End of the introductory price");
    private static final List<String> CHEAPER =
            List.of("Spring sale", "Last pieces", "Matching a competitor", "Overstock", "New model comes soon");
    private static final List<String> GONE = List.of("Sold out", "Held back by quality control", "Supplier is late");
    private static final List<String> BACK = List.of("New delivery arrived", "Returned pieces checked and put back");

    private final World world;

    Merchandise(World world) {
        this.world = world;
    }

    void open() {
        for (int day = 0; day < World.DAYS; day++) {
            for (int i = 0; i < PRICES_A_DAY; i++) {
                world.plan(World.START.plus(hourOf(day)), this::reprice);
            }
            for (int i = 0; i < AVAILABILITY_A_DAY; i++) {
                world.plan(World.START.plus(hourOf(day)), this::restock);
            }
        }
    }

    private Duration hourOf(int day) {
        return Duration.ofDays(day).plus(world.dice.between(Duration.ofHours(1), Duration.ofHours(12)));
    }

    private Product anyProduct() {
        return world.ledger.product(world.dice.any(world.ledger.productIds()));
    }

    private void reprice() {
        Product product = anyProduct();
        Variant item = world.dice.any(List.copyOf(product.variants().values()));
        boolean dearer = world.dice.chance(0.5);
        Origin origin = BUYING_DESK.withReason(world.dice.any(dearer ? DEARER : CHEAPER));
        BigDecimal exact = item.price().multiply(BigDecimal.valueOf(dearer ? 104 : 94, 2));
        BigDecimal price = exact.setScale(2, RoundingMode.HALF_EVEN);
        boolean unrounded =
                world.dice.chance(0.015) && exact.stripTrailingZeros().scale() > 2;
        Decision first =
                world.ask(new ChangeItemPrice(product.productId(), item.itemId(), unrounded ? exact : price), origin);
        if (first.outcome().isRefusal()) {
            world.pause(20, 200);
            world.ask(new ChangeItemPrice(product.productId(), item.itemId(), price), origin.withCausedBy(first.id()));
        }
    }

    private void restock() {
        Product product = anyProduct();
        long gone = product.variants().values().stream()
                .filter(item -> !item.available())
                .count();
        boolean back = gone * 5 >= product.variants().size() || world.dice.chance(0.3);
        List<Variant> items = product.variants().values().stream()
                .filter(item -> item.available() != back)
                .toList();
        if (items.isEmpty()) {
            return;
        }
        String itemId = world.dice.chance(0.01)
                ? world.dice.digits(10)
                : world.dice.any(items).itemId();
        world.ask(
                new ChangeItemAvailability(product.productId(), itemId, back),
                STOCK_FEED.withReason(world.dice.any(back ? BACK : GONE)));
    }
}
