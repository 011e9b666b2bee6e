package dev.whence.retail.operations;

import static dev.whence.model.Conditions.forEach;
import static dev.whence.retail.product.Product.PRODUCT;
import static dev.whence.retail.user.User.USER;

import dev.whence.decision.Evidence;
import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.operations.OperationsCommand.Line;
import dev.whence.retail.operations.OperationsCommand.PlaceOrder;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderEvent.OrderPlaced;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.order.Payment;
import dev.whence.retail.product.Items;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.service.GiftCards;
import dev.whence.retail.user.Address;
import dev.whence.retail.user.PaymentMethods;
import dev.whence.retail.user.User;
import dev.whence.retail.user.UserEvent.OrderListed;
import dev.whence.retail.values.Cents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How something is bought.
final class Purchase {

    static final Rule<PlaceOrder> LINES_ARE_NAMED = Rule.invariant(
            "lines-are-named",
            "An order has at least one item",
            in -> Fact.computed("entries in command.lines", in.command().lines().size(), lines(in))
                    .atLeast(1));

    static final Rule<PlaceOrder> BOUGHT_ITEMS_AVAILABLE = Rule.invariant(
            "bought-items-available",
            "Every item that is bought must be available",
            in -> forEach(lines(in), Line::itemId, line -> isAvailable(in.the(PRODUCT, line.productId()), line)));

    static final Rule<PlaceOrder> BUYER_HAS_PAYMENT_METHOD = Rule.invariant(
            "buyer-has-payment-method",
            "The payment method must be one of the buyer's",
            in -> in.given("payment_method_id", PlaceOrder::paymentMethodId).isOneOf(PaymentMethods.ids(in.the(USER))));

    static final Rule<PlaceOrder> GIFT_CARD_COVERS_PURCHASE = Rule.invariant(
            "gift-card-covers-purchase",
            "A gift card that pays a new order must have enough balance for all of it",
            in -> PaymentMethods.covers(in.the(USER), in.command().paymentMethodId(), total(in)));

    private Purchase() {}

    static List<Object> events(Scope<PlaceOrder> in) {
        PlaceOrder command = in.command();
        User user = in.the(USER).state();
        Address address = command.address() == null ? user.address() : command.address();
        List<OrderItem> items = command.lines().stream()
                .map(line -> OrderItem.of(in.the(PRODUCT, line.productId()).state(), variant(in, line)))
                .toList();
        Payment payment =
                Payment.of(Cents.sum(items.stream().map(OrderItem::price).toList()), command.paymentMethodId());
        Order order = Order.placed(command.orderId(), command.userId(), address, items, payment);
        List<Object> events =
                new ArrayList<>(GiftCards.with(new OrderPlaced(order), user, order.orderId(), List.of(payment)));
        events.add(new OrderListed(user.userId(), order.orderId()));
        return events;
    }

    private static Fact<List<Line>> lines(Scope<? extends PlaceOrder> in) {
        return in.given("lines", PlaceOrder::lines);
    }

    private static Evidence isAvailable(Loaded<Product> product, Line line) {
        return Items.fact(product, line.itemId(), "available", Variant::available)
                .is(true);
    }

    /// What all lines cost together, as one fact over all these prices.
    private static Fact<BigDecimal> total(Scope<? extends PlaceOrder> in) {
        List<Fact<BigDecimal>> prices =
                in.command().lines().stream().map(line -> price(in, line)).toList();
        BigDecimal total = Cents.sum(in.command().lines().stream()
                .map(line -> variant(in, line).price())
                .toList());
        return Fact.computed("price of all items", total, prices.toArray(Fact<?>[]::new));
    }

    private static Fact<BigDecimal> price(Scope<? extends PlaceOrder> in, Line line) {
        return Items.fact(in.the(PRODUCT, line.productId()), line.itemId(), "price", Variant::price);
    }

    private static Variant variant(Scope<? extends PlaceOrder> in, Line line) {
        return Items.existing(in.the(PRODUCT, line.productId()), line.itemId());
    }
}
