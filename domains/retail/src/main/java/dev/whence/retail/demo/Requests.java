package dev.whence.retail.demo;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.product.Variant;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ExchangeDeliveredOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderAddress;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.ModifyUserAddress;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import dev.whence.retail.user.Address;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// What is asked for in one contact, in the customer's words and with the customer's yes.
final class Requests {

    private final World world;
    private final Dice dice;
    private final Contact contact;

    Requests(World world, Contact contact) {
        this.world = world;
        this.dice = world.dice;
        this.contact = contact;
    }

    /// A phrase about an order and one of its items.
    String about(List<String> phrases, String orderId) {
        return about(phrases, orderId, anyItem(orderId).name());
    }

    private String about(List<String> phrases, String orderId, String itemName) {
        String thing = itemName.toLowerCase(Locale.ROOT);
        return Phrases.any(dice, phrases, "order", orderId, "item", "the " + thing, "thing", thing);
    }

    private OrderItem anyItem(String orderId) {
        return dice.any(world.ledger.order(orderId).items());
    }

    Decision cancel(String orderId, List<String> reasons) {
        return contact.request(
                about(reasons, orderId),
                new CancelPendingOrder(
                        orderId,
                        dice.any(Phrases.CANCEL_REASONS),
                        Phrases.confirm(dice, "cancel " + orderId + " and give me the money back")));
    }

    Decision readdress(String orderId) {
        Address to = People.address(dice);
        return contact.request(
                Phrases.any(dice, Phrases.ADDRESS, "order", orderId, "city", to.city()),
                new ModifyPendingOrderAddress(
                        orderId,
                        to.address1(),
                        to.address2(),
                        to.city(),
                        to.state(),
                        to.country(),
                        to.zip(),
                        Phrases.confirm(dice, "send " + orderId + " to " + to.address1() + " in " + to.city())));
    }

    Decision move() {
        Address to = People.address(dice);
        return contact.request(
                Phrases.any(dice, Phrases.MOVE, "city", to.city()),
                new ModifyUserAddress(
                        contact.user().userId(),
                        to.address1(),
                        to.address2(),
                        to.city(),
                        to.state(),
                        to.country(),
                        to.zip(),
                        Phrases.confirm(dice, "change my address to " + to.address1() + " in " + to.city())));
    }

    void repay(String orderId) {
        String old = world.ledger.order(orderId).paymentHistory().getFirst().paymentMethodId();
        List<String> others = methods().stream().filter(id -> !id.equals(old)).toList();
        if (others.isEmpty()) {
            contact.transfer("Customer wants to pay " + orderId + " with a payment method that is not in the profile.");
            return;
        }
        Decision first = repay(orderId, dice.any(others));
        if (brokeGiftCardRule(first)) {
            others.stream().filter(id -> !isGiftCard(id)).findFirst().ifPresent(id -> repay(orderId, id));
        }
    }

    private Decision repay(String orderId, String methodId) {
        return contact.request(
                Phrases.any(
                        dice,
                        Phrases.PAYMENT,
                        "order",
                        orderId,
                        "method",
                        spoken(methodId).replace("my ", "their ")),
                new ModifyPendingOrderPayment(
                        orderId, methodId, Phrases.confirm(dice, "charge " + spoken(methodId) + " for " + orderId)));
    }

    Decision modifyItems(String orderId) {
        Pairs pairs = pairs(orderId);
        return settled(methodId -> contact.request(
                about(Phrases.ITEMS, orderId, pairs.names().getFirst()),
                new ModifyPendingOrderItems(
                        orderId, pairs.items(), pairs.newItems(), methodId, confirmed(pairs, methodId))));
    }

    Decision exchange(String orderId) {
        Pairs pairs = pairs(orderId);
        return settled(methodId -> contact.request(
                about(Phrases.EXCHANGE, orderId, pairs.names().getFirst()),
                new ExchangeDeliveredOrderItems(
                        orderId, pairs.items(), pairs.newItems(), methodId, confirmed(pairs, methodId))));
    }

    Decision giveBack(String orderId, List<String> reasons) {
        Order order = world.ledger.order(orderId);
        List<OrderItem> items = some(order.items());
        String original = order.paymentHistory().getFirst().paymentMethodId();
        Optional<String> giftCard = methods().stream().filter(this::isGiftCard).findFirst();
        String methodId = giftCard.filter(id -> dice.chance(0.3)).orElse(original);
        return contact.request(
                about(reasons, orderId, items.getFirst().name()),
                new ReturnDeliveredOrderItems(
                        orderId,
                        items.stream().map(OrderItem::itemId).toList(),
                        methodId,
                        Phrases.confirm(dice, "send back " + names(items) + " and refund to " + spoken(methodId))));
    }

    private <T> List<T> some(List<T> all) {
        List<T> some = new ArrayList<>(all);
        while (some.size() > 1 && dice.chance(0.65)) {
            some.remove(dice.between(0, some.size() - 1));
        }
        return some;
    }

    /// Asks with one payment method and, if that is a gift card with too little on it, with another.
    private Decision settled(Function<String, Decision> request) {
        Decision first = request.apply(dice.any(methods()));
        Optional<String> other =
                methods().stream().filter(id -> !isGiftCard(id)).findFirst();
        return brokeGiftCardRule(first) && other.isPresent() ? request.apply(other.get()) : first;
    }

    private static boolean brokeGiftCardRule(Decision decision) {
        return decision.unmet().stream().map(Check::rule).anyMatch(rule -> rule.startsWith("gift-card-covers"));
    }

    /// Items and what they are to be replaced by.
    private record Pairs(List<String> items, List<String> newItems, List<String> names) {}

    private Pairs pairs(String orderId) {
        List<OrderItem> items = some(world.ledger.order(orderId).items());
        return new Pairs(
                items.stream().map(OrderItem::itemId).toList(),
                items.stream().map(this::otherOption).toList(),
                items.stream().map(OrderItem::name).toList());
    }

    /// Another item of the same product that is available, if there is one; else what the customer wishes for in vain.
    private String otherOption(OrderItem item) {
        List<Variant> others = world.ledger.product(item.productId()).variants().values().stream()
                .filter(variant -> !variant.itemId().equals(item.itemId()))
                .toList();
        List<Variant> available = others.stream().filter(Variant::available).toList();
        return dice.any(available.isEmpty() || dice.chance(0.02) ? others : available)
                .itemId();
    }

    private String confirmed(Pairs pairs, String methodId) {
        return Phrases.confirm(
                dice,
                "take the other options for " + String.join(", ", pairs.names()) + " and settle the difference with "
                        + spoken(methodId));
    }

    private static String names(List<OrderItem> items) {
        return String.join(", ", items.stream().map(OrderItem::name).toList());
    }

    private List<String> methods() {
        return List.copyOf(contact.user().paymentMethods().keySet());
    }

    private boolean isGiftCard(String methodId) {
        PaymentMethod method = contact.user().paymentMethods().get(methodId);
        return method != null && method.keepsBalance();
    }

    /// A payment method as a customer would call it.
    private String spoken(String methodId) {
        User user = contact.user();
        PaymentMethod method = user.paymentMethods().get(methodId);
        if (method == null) {
            return methodId;
        }
        return switch (method.source()) {
            case PAYPAL -> "my PayPal account";
            case GIFT_CARD -> "my gift card";
            case CREDIT_CARD -> "my card ending in " + Objects.requireNonNull(method.lastFour());
        };
    }
}
