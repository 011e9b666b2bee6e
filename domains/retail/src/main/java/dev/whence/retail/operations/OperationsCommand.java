package dev.whence.retail.operations;

import dev.whence.retail.user.Address;
import dev.whence.schema.Describe;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The commands of the shop's own operations.
public sealed interface OperationsCommand {

    /// A command about one item of a product.
    sealed interface AboutItem extends OperationsCommand {
        String itemId();
    }

    record PlaceOrder(
            @Describe("The new order's id with its number sign, for example #W4821907")
            String orderId,

            @Describe("Who buys, for example mara_lund_4821")
            String userId,

            @Describe("What is bought; name an item twice to buy two of it")
            List<Line> lines,

            @Describe("One of the user's payment methods, for example paypal_8042117")
            String paymentMethodId,

            @Describe("Where it goes; the user's default address if left out") @Nullable
            Address address)
            implements OperationsCommand {}

    /// One item to buy.
    record Line(
            @Describe("For example 5120347786") String productId,
            @Describe("For example 7306612954") String itemId) {}

    record ShipOrder(
            @Describe("For example #W4821907") String orderId,

            @Describe("The carrier's number, for example 634841718920")
            String trackingId)
            implements OperationsCommand {}

    record DeliverOrder(@Describe("For example #W4821907") String orderId) implements OperationsCommand {}

    record ChangeItemPrice(
            @Describe("For example 5120347786") String productId,
            @Describe("For example 7306612954") String itemId,

            @Describe("The price from now on, for example 49.50")
            BigDecimal price)
            implements AboutItem {}

    record ChangeItemAvailability(
            @Describe("For example 5120347786") String productId,
            @Describe("For example 7306612954") String itemId,

            @Describe("Whether it can be bought from now on")
            boolean available)
            implements AboutItem {}

    record TopUpGiftCard(
            @Describe("For example mara_lund_4821") String userId,

            @Describe("A gift card of the user, for example gift_card_6190034")
            String paymentMethodId,

            @Describe("How much is added, for example 25.00")
            BigDecimal amount)
            implements OperationsCommand {}
}
