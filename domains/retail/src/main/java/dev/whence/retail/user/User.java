package dev.whence.retail.user;

import dev.whence.model.EntityType;
import dev.whence.retail.user.UserEvent.GiftCardCharged;
import dev.whence.retail.user.UserEvent.GiftCardCredited;
import dev.whence.retail.user.UserEvent.GiftCardToppedUp;
import dev.whence.retail.user.UserEvent.OrderListed;
import dev.whence.retail.user.UserEvent.UserAddressModified;
import dev.whence.retail.user.UserEvent.UserImported;
import dev.whence.retail.values.InOrder;
import dev.whence.schema.Describe;
import dev.whence.schema.Personal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A customer's profile.
///
/// @param paymentMethods by their id
/// @param orders the ids of the user's orders, oldest first
public record User(
        @Describe("For example mara_lund_4821") String userId,
        PersonName name,
        @Describe("The default address") Address address,

        @Personal @Describe("For example mara.lund4821@post.example")
        String email,

        @Describe("The payment methods by their id") Map<String, PaymentMethod> paymentMethods,

        @Describe("The ids of the user's orders, for example [\"#W4821907\"]")
        List<String> orders) {

    public static final EntityType<User, UserEvent> USER = EntityType.named("user", User.class)
            .describedAs("A customer's profile: name, e-mail, default address, payment methods with gift-card "
                    + "balances, and the ids of the orders")
            .changedBy(UserEvent.class, UserEvent::userId, User::after);

    public User {
        paymentMethods = InOrder.copy(paymentMethods);
        orders = List.copyOf(orders);
    }

    static User after(@Nullable User before, UserEvent event) {
        return switch (event) {
            case UserImported imported -> imported.user();
            case UserAddressModified moved -> existing(before, event).withAddress(moved.address());
            case OrderListed listed -> existing(before, event).withOrder(listed.orderId());
            case GiftCardCharged charge ->
                existing(before, event)
                        .withBalance(charge.paymentMethodId(), charge.amount().negate());
            case GiftCardCredited credit ->
                existing(before, event).withBalance(credit.paymentMethodId(), credit.amount());
            case GiftCardToppedUp topUp -> existing(before, event).withBalance(topUp.paymentMethodId(), topUp.amount());
        };
    }

    private static User existing(@Nullable User before, UserEvent event) {
        if (before == null) {
            throw new IllegalStateException(event + " changes a user who was never imported");
        }
        return before;
    }

    private User withAddress(Address newAddress) {
        return new User(userId, name, newAddress, email, paymentMethods, orders);
    }

    private User withOrder(String orderId) {
        List<String> more = new ArrayList<>(orders);
        more.add(orderId);
        return new User(userId, name, address, email, paymentMethods, more);
    }

    private User withBalance(String paymentMethodId, BigDecimal change) {
        PaymentMethod method = paymentMethods.get(paymentMethodId);
        if (method == null) {
            throw new IllegalStateException("User " + userId + " has no payment method " + paymentMethodId);
        }
        return new User(
                userId,
                name,
                address,
                email,
                InOrder.with(paymentMethods, paymentMethodId, method.plus(change)),
                orders);
    }
}
