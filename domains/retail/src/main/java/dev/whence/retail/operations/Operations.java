package dev.whence.retail.operations;

import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.product.Product.PRODUCT;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.CommandType;
import dev.whence.model.Rule;
import dev.whence.retail.operations.OperationsCommand.AboutItem;
import dev.whence.retail.operations.OperationsCommand.ChangeItemAvailability;
import dev.whence.retail.operations.OperationsCommand.ChangeItemPrice;
import dev.whence.retail.operations.OperationsCommand.DeliverOrder;
import dev.whence.retail.operations.OperationsCommand.Line;
import dev.whence.retail.operations.OperationsCommand.PlaceOrder;
import dev.whence.retail.operations.OperationsCommand.ShipOrder;
import dev.whence.retail.operations.OperationsCommand.TopUpGiftCard;
import dev.whence.retail.order.OrderEvent.OrderDelivered;
import dev.whence.retail.order.OrderEvent.OrderShipped;
import dev.whence.retail.order.OrderRules;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.product.Items;
import dev.whence.retail.product.ProductEvent.ItemAvailabilityChanged;
import dev.whence.retail.product.ProductEvent.ItemPriceChanged;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.PaymentMethods;
import dev.whence.retail.user.PaymentSource;
import dev.whence.retail.user.UserEvent.GiftCardToppedUp;
import dev.whence.retail.values.Cents;
import java.util.List;

/// What the shop's own operations require and produce.
public final class Operations {

    public static final Rule<Object> ORDER_WAITS_TO_BE_SENT = Rule.invariant(
            "order-waits-to-be-sent",
            "Only a pending order can be sent",
            ORDER,
            order -> OrderRules.status(order).isOneOf(OrderStatus.PENDING, OrderStatus.PENDING_ITEM_MODIFIED));

    public static final Rule<Object> ORDER_IS_ON_ITS_WAY = Rule.invariant(
            "order-is-on-its-way",
            "Only an order that was sent can be delivered",
            ORDER,
            order -> OrderRules.status(order).is(OrderStatus.PROCESSED));

    public static final Rule<AboutItem> ITEM_EXISTS = Rule.invariant(
            "item-exists",
            "The product must have the item",
            in -> Items.fact(in.the(PRODUCT), in.command().itemId(), "item_id", Variant::itemId)
                    .isPresent());

    public static final Rule<ChangeItemPrice> PRICE_IS_SOUND = Rule.invariant(
            "price-is-sound",
            "A price is an amount of whole cents, not below zero",
            in -> Cents.isSound(in.given("price", ChangeItemPrice::price)));

    public static final Rule<TopUpGiftCard> TOP_UP_IS_SOUND = Rule.invariant(
            "top-up-is-sound",
            "A top-up is an amount of whole cents, not below zero",
            in -> Cents.isSound(in.given("amount", TopUpGiftCard::amount)));

    public static final Rule<TopUpGiftCard> TOPS_UP_A_GIFT_CARD = Rule.invariant(
            "tops-up-a-gift-card",
            "Money can be put only on a gift card of the user",
            in -> PaymentMethods.source(in.the(USER), in.command().paymentMethodId())
                    .is(PaymentSource.GIFT_CARD));

    public static final CommandType<PlaceOrder> PLACE_ORDER = CommandType.of(PlaceOrder.class)
            .describedAs("Enters a new order and takes its payment.")
            .forOperators()
            .creating(ORDER, PlaceOrder::orderId)
            .reading(USER, in -> in.command().userId())
            .personalDataOf(in -> USER.ref(in.command().userId()))
            .readingEach(
                    PRODUCT,
                    in -> in.command().lines().stream().map(Line::productId).toList())
            .requires(
                    Purchase.LINES_ARE_NAMED,
                    Purchase.BOUGHT_ITEMS_AVAILABLE,
                    Purchase.BUYER_HAS_PAYMENT_METHOD,
                    Purchase.GIFT_CARD_COVERS_PURCHASE)
            .produces(Purchase::events);

    public static final CommandType<ShipOrder> SHIP_ORDER = CommandType.of(ShipOrder.class)
            .describedAs("Notes that a pending order has left the warehouse, all items in one parcel.")
            .forOperators()
            .on(ORDER, ShipOrder::orderId)
            .requires(ORDER_WAITS_TO_BE_SENT)
            .produces(in -> List.of(new OrderShipped(
                    in.command().orderId(), List.of(in.command().trackingId()))));

    public static final CommandType<DeliverOrder> DELIVER_ORDER = CommandType.of(DeliverOrder.class)
            .describedAs("Notes that an order has arrived.")
            .forOperators()
            .on(ORDER, DeliverOrder::orderId)
            .requires(ORDER_IS_ON_ITS_WAY)
            .produces(in -> List.of(new OrderDelivered(in.command().orderId())));

    public static final CommandType<ChangeItemPrice> CHANGE_ITEM_PRICE = CommandType.of(ChangeItemPrice.class)
            .describedAs("Changes what an item costs from now on; orders keep their prices.")
            .forOperators()
            .on(PRODUCT, ChangeItemPrice::productId)
            .requires(ITEM_EXISTS, PRICE_IS_SOUND)
            .produces(in -> List.of(new ItemPriceChanged(
                    in.command().productId(),
                    in.command().itemId(),
                    in.command().price())));

    public static final CommandType<ChangeItemAvailability> CHANGE_ITEM_AVAILABILITY = CommandType.of(
                    ChangeItemAvailability.class)
            .describedAs("Says whether an item can be bought from now on.")
            .forOperators()
            .on(PRODUCT, ChangeItemAvailability::productId)
            .requires(ITEM_EXISTS)
            .produces(in -> List.of(new ItemAvailabilityChanged(
                    in.command().productId(),
                    in.command().itemId(),
                    in.command().available())));

    public static final CommandType<TopUpGiftCard> TOP_UP_GIFT_CARD = CommandType.of(TopUpGiftCard.class)
            .describedAs("Puts money on a gift card of a user.")
            .forOperators()
            .on(USER, TopUpGiftCard::userId)
            .requires(TOPS_UP_A_GIFT_CARD, TOP_UP_IS_SOUND)
            .produces(in -> List.of(new GiftCardToppedUp(
                    in.command().userId(),
                    in.command().paymentMethodId(),
                    in.command().amount())));

    private Operations() {}
}
