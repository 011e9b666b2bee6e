package dev.whence.retail.service;

import dev.whence.retail.order.OrderEvent;
import dev.whence.retail.order.Payment;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.User;
import dev.whence.retail.user.UserEvent;
import dev.whence.retail.user.UserEvent.GiftCardCharged;
import dev.whence.retail.user.UserEvent.GiftCardCredited;
import java.util.ArrayList;
import java.util.List;

/// What an order's payments and refunds do to the user's gift cards, at once.
public final class GiftCards {

    private GiftCards() {}

    /// The order's event followed by those of the gift cards.
    public static List<Object> with(OrderEvent event, User user, String orderId, List<Payment> payments) {
        List<Object> events = new ArrayList<>();
        events.add(event);
        payments.stream()
                .filter(entry -> entry.amount().signum() != 0)
                .filter(entry -> keepsBalance(user, entry))
                .map(entry -> moved(user.userId(), orderId, entry))
                .forEach(events::add);
        return events;
    }

    private static boolean keepsBalance(User user, Payment entry) {
        PaymentMethod method = user.paymentMethods().get(entry.paymentMethodId());
        return method != null && method.keepsBalance();
    }

    private static UserEvent moved(String userId, String orderId, Payment entry) {
        return switch (entry.transactionType()) {
            case PAYMENT -> new GiftCardCharged(userId, entry.paymentMethodId(), entry.amount(), orderId);
            case REFUND -> new GiftCardCredited(userId, entry.paymentMethodId(), entry.amount(), orderId);
        };
    }
}
