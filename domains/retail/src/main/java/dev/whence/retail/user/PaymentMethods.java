package dev.whence.retail.user;

import static dev.whence.model.Conditions.anyOf;

import dev.whence.decision.Evidence;
import dev.whence.model.Fact;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Facts about the payment methods of a user.
public final class PaymentMethods {

    private PaymentMethods() {}

    /// The ids of all payment methods.
    public static Fact<List<String>> ids(Loaded<User> user) {
        List<String> ids = List.copyOf(user.state().paymentMethods().keySet());
        return Fact.computed("ids in user.payment_methods", ids, user.fact("payment_methods", User::paymentMethods));
    }

    /// What kind a payment method is; absent if the user has no such method.
    public static Fact<PaymentSource> source(Loaded<User> user, String methodId) {
        return fact(user, methodId, "source", PaymentMethod::source);
    }

    /// Whether a payment method is no gift card, or has enough balance.
    ///
    /// @throws NotEvaluableException if the user has no such payment method
    public static Evidence covers(Loaded<User> user, String methodId, Fact<BigDecimal> amount) {
        if (!user.state().paymentMethods().containsKey(methodId)) {
            throw new NotEvaluableException(user.ref() + " has no payment method " + methodId);
        }
        return anyOf(
                source(user, methodId).isNot(PaymentSource.GIFT_CARD),
                fact(user, methodId, "balance", PaymentMethod::balance).atLeast(amount));
    }

    private static <T> Fact<T> fact(
            Loaded<User> user, String methodId, String field, Function<PaymentMethod, ? extends @Nullable T> getter) {
        Function<User, @Nullable T> reading = state -> {
            PaymentMethod method = state.paymentMethods().get(methodId);
            return method == null ? null : getter.apply(method);
        };
        return user.factAt(List.of("payment_methods", methodId, field), reading);
    }
}
