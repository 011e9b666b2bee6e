package dev.whence.retail.service;

import static dev.whence.model.Conditions.anyOf;
import static dev.whence.model.Conditions.forEach;
import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.Fact;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.service.CustomerRequest.ItemSwap;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.WithPaymentMethod;
import dev.whence.retail.user.PaymentMethods;
import dev.whence.retail.user.PaymentSource;

/// The rules about the ways to pay and to be refunded.
public final class PaymentRules {

    public static final Rule<WithPaymentMethod> PAYMENT_METHOD_BELONGS_TO_USER = Rule.invariant(
            "payment-method-belongs-to-user",
            "The payment method must belong to the user whose order it is",
            in -> method(in).isOneOf(PaymentMethods.ids(in.the(USER))));

    public static final Rule<WithPaymentMethod> REFUND_GOES_BACK_OR_TO_GIFT_CARD = Rule.invariant(
            "refund-goes-back-or-to-gift-card",
            "A refund goes to the payment method that paid the order, or to an existing gift card of its user",
            in -> anyOf(
                    method(in).is(Payments.paidBy(in.the(ORDER))),
                    PaymentMethods.source(in.the(USER), in.command().paymentMethodId())
                            .is(PaymentSource.GIFT_CARD)));

    public static final Rule<ItemSwap> GIFT_CARD_COVERS_DIFFERENCE = Rule.invariant(
            "gift-card-covers-difference",
            "A gift card that pays the price difference must have enough balance for it",
            in -> PaymentMethods.covers(in.the(USER), in.command().paymentMethodId(), Swap.priceDifference(in)));

    public static final Rule<ModifyPendingOrderPayment> GIFT_CARD_COVERS_ORDER = Rule.invariant(
            "gift-card-covers-order",
            "A gift card that pays the order must have enough balance for all of it",
            in -> PaymentMethods.covers(
                    in.the(USER), in.command().paymentMethodId(), Payments.amount(in.the(ORDER), 0)));

    public static final Rule<ModifyPendingOrderPayment> NEW_PAYMENT_METHOD_DIFFERS = Rule.invariant(
            "new-payment-method-differs",
            "The new payment method must be another one than the order was paid with",
            in -> method(in).isNot(Payments.method(in.the(ORDER), 0)));

    public static final Rule<Object> PAYMENTS_CAN_BE_REFUNDED = Rule.invariant(
            "payments-can-be-refunded",
            "Every payment is refunded to its own payment method, which the user must still have",
            in -> forEach(
                    Fact.computed(
                            "order.payment_history", Payments.toRefund(in.the(ORDER)), Payments.history(in.the(ORDER))),
                    Payments.Entry::label,
                    entry -> Payments.method(in.the(ORDER), entry.index()).isOneOf(PaymentMethods.ids(in.the(USER)))));

    private PaymentRules() {}

    private static Fact<String> method(Scope<? extends WithPaymentMethod> in) {
        return in.given("payment_method_id", WithPaymentMethod::paymentMethodId);
    }
}
