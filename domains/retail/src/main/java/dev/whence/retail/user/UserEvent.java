package dev.whence.retail.user;

import java.math.BigDecimal;

/// What can happen to a user's profile.
public sealed interface UserEvent {

    String userId();

    /// The user came from another shop's records.
    record UserImported(User user) implements UserEvent {
        @Override
        public String userId() {
            return user.userId();
        }
    }

    /// The user lives somewhere else now; orders keep their own addresses.
    record UserAddressModified(String userId, Address address) implements UserEvent {}

    /// An order was entered in the user's list.
    record OrderListed(String userId, String orderId) implements UserEvent {}

    /// An order was paid, or its payment raised, from a gift card.
    record GiftCardCharged(String userId, String paymentMethodId, BigDecimal amount, String orderId)
            implements UserEvent {}

    /// A refund was made to a gift card.
    record GiftCardCredited(String userId, String paymentMethodId, BigDecimal amount, String orderId)
            implements UserEvent {}

    /// The user put money on a gift card.
    record GiftCardToppedUp(String userId, String paymentMethodId, BigDecimal amount) implements UserEvent {}
}
