package dev.whence.retail.demo;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Remembers decisions worth asking about. Used by one thread.
final class Highlights {

    private final Map<DecisionId, Decision> refusedCancels = new HashMap<>();
    private @Nullable Decision cancelThatBecameReturn;
    private @Nullable Decision exchange;
    private @Nullable Decision giftCardTooSmall;

    void follow(Decision decision) {
        boolean refused = decision.outcome().isRefusal();
        switch (decision.command().type()) {
            case "CancelPendingOrder" -> {
                if (wasTooLate(decision)) {
                    refusedCancels.put(decision.id(), decision);
                }
            }
            case "ReturnDeliveredOrderItems" -> {
                Decision cause = refusedCancels.get(decision.origin().causedBy());
                if (!refused && cause != null) {
                    cancelThatBecameReturn = cause;
                }
            }
            case "ExchangeDeliveredOrderItems" -> {
                if (!refused) {
                    exchange = decision;
                }
            }
            case "ModifyPendingOrderPayment", "ModifyPendingOrderItems" -> {
                if (broke(decision, "gift-card-covers-order") || broke(decision, "gift-card-covers-difference")) {
                    giftCardTooSmall = decision;
                }
            }
            default -> {
                // nothing to remember
            }
        }
    }

    private static boolean wasTooLate(Decision decision) {
        return broke(decision, "order-is-pending") && decision.unmet().size() == 1;
    }

    private static boolean broke(Decision decision, String rule) {
        return decision.unmet().stream().map(Check::rule).anyMatch(rule::equals);
    }

    /// A cancellation that came too late, after which the order was returned.
    Optional<Decision> cancelThatBecameReturn() {
        return Optional.ofNullable(cancelThatBecameReturn);
    }

    /// The last exchange.
    Optional<Decision> exchange() {
        return Optional.ofNullable(exchange);
    }

    /// The last time that a gift card had too little on it.
    Optional<Decision> giftCardTooSmall() {
        return Optional.ofNullable(giftCardTooSmall);
    }
}
