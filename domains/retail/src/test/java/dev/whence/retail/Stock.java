package dev.whence.retail;

import dev.whence.retail.order.Fulfillment;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.Address;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.PersonName;
import dev.whence.retail.user.User;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the small shop begins with. Ida has a gift card with 50.00, a PayPal account and a credit card; Ben has a gift
/// card with 500.00 and a credit card. A mug is red (12.00), blue (15.50), gold (99.90) or green (11.00, sold out).
public final class Stock {

    public static final String IDA = "ida_holm_1";
    public static final String BEN = "ben_ruiz_2";
    public static final String IDA_GIFT = "gift_card_1";
    public static final String IDA_PAYPAL = "paypal_1";
    public static final String IDA_CARD = "credit_card_1";
    public static final String BEN_GIFT = "gift_card_2";
    public static final String BEN_CARD = "credit_card_2";

    public static final String MUG = "100";
    public static final String RED = "101";
    public static final String BLUE = "102";
    public static final String GOLD = "103";
    public static final String GREEN = "104";
    public static final String LAMP = "200";
    public static final String SHORT_LAMP = "201";
    public static final String TALL_LAMP = "202";

    /// Two red mugs and a short lamp of Ida's, paid with PayPal, not yet sent: 64.00.
    public static final String PENDING = "#W10";
    /// One blue mug of Ida's, paid with her gift card, not yet sent: 15.50.
    public static final String PENDING_ON_GIFT_CARD = "#W11";
    /// A red mug of Ida's on its way: 12.00.
    public static final String PROCESSED = "#W12";
    /// Two red mugs, a blue one and a tall lamp that arrived at Ida's, paid by card: 84.50.
    public static final String DELIVERED = "#W13";
    /// A red mug that Ben waits for: 12.00 by card.
    public static final String BENS = "#W20";

    public static final Address HARBOUR = new Address("1 Harbour Way", "", "Portmouth", "OR", "USA", "97001");
    public static final Address HILL = new Address("22 Hill Street", "Flat 3", "Eastfield", "VT", "USA", "05001");

    private Stock() {}

    public static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    public static List<User> users() {
        return List.of(
                new User(
                        IDA,
                        new PersonName("Ida", "Holm"),
                        HARBOUR,
                        "ida.holm@post.example",
                        methods(
                                PaymentMethod.giftCard(IDA_GIFT, money("50")),
                                PaymentMethod.paypal(IDA_PAYPAL),
                                PaymentMethod.creditCard(IDA_CARD, "visa", "4242")),
                        List.of(PENDING, PENDING_ON_GIFT_CARD, PROCESSED, DELIVERED)),
                new User(
                        BEN,
                        new PersonName("Ben", "Ruiz"),
                        HILL,
                        "ben.ruiz@post.example",
                        methods(
                                PaymentMethod.giftCard(BEN_GIFT, money("500")),
                                PaymentMethod.creditCard(BEN_CARD, "mastercard", "1111")),
                        List.of()));
    }

    private static Map<String, PaymentMethod> methods(PaymentMethod... methods) {
        Map<String, PaymentMethod> byId = new LinkedHashMap<>();
        Arrays.stream(methods).forEach(method -> byId.put(method.id(), method));
        return byId;
    }

    public static List<Product> products() {
        return List.of(
                product(
                        MUG,
                        "Mug",
                        mug(RED, "red", true, "12"),
                        mug(BLUE, "blue", true, "15.50"),
                        mug(GOLD, "gold", true, "99.9"),
                        mug(GREEN, "green", false, "11")),
                product(
                        LAMP,
                        "Lamp",
                        new Variant(SHORT_LAMP, Map.of("height", "40 cm"), true, money("40")),
                        new Variant(TALL_LAMP, Map.of("height", "90 cm"), true, money("45"))));
    }

    private static Product product(String id, String name, Variant... variants) {
        Map<String, Variant> byId = new LinkedHashMap<>();
        Arrays.stream(variants).forEach(variant -> byId.put(variant.itemId(), variant));
        return new Product(id, name, byId);
    }

    private static Variant mug(String id, String color, boolean available, String price) {
        return new Variant(id, Map.of("color", color), available, money(price));
    }

    public static List<Order> orders() {
        return List.of(
                order(PENDING, IDA, OrderStatus.PENDING, IDA_PAYPAL, RED, RED, SHORT_LAMP),
                order(PENDING_ON_GIFT_CARD, IDA, OrderStatus.PENDING, IDA_GIFT, BLUE),
                order(PROCESSED, IDA, OrderStatus.PROCESSED, IDA_PAYPAL, RED),
                order(DELIVERED, IDA, OrderStatus.DELIVERED, IDA_CARD, RED, RED, BLUE, TALL_LAMP),
                order(BENS, BEN, OrderStatus.PENDING, BEN_CARD, RED));
    }

    public static Order order(String id, String userId, OrderStatus status, String methodId, String... itemIds) {
        List<OrderItem> items = Arrays.stream(itemIds).map(Stock::item).toList();
        BigDecimal total = items.stream().map(OrderItem::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean sent = status == OrderStatus.PROCESSED || status == OrderStatus.DELIVERED;
        return new Order(
                id,
                userId,
                userId.equals(IDA) ? HARBOUR : HILL,
                items,
                status,
                sent ? List.of(new Fulfillment(List.of("T" + id), List.of(itemIds))) : List.of(),
                List.of(Payment.of(total, methodId)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /// The item as it is on sale.
    public static OrderItem item(String itemId) {
        return products().stream()
                .filter(product -> product.variants().containsKey(itemId))
                .map(product -> OrderItem.of(
                        product,
                        product.variants().entrySet().stream()
                                .filter(entry -> entry.getKey().equals(itemId))
                                .map(Map.Entry::getValue)
                                .findFirst()
                                .orElseThrow()))
                .findFirst()
                .orElseThrow();
    }
}
