package dev.whence.retail.service;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Shop.reasons;
import static dev.whence.retail.Stock.BEN_CARD;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PENDING_ON_GIFT_CARD;
import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.retail.Shop;
import dev.whence.retail.operations.OperationsCommand.TopUpGiftCard;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModifyPendingOrderPaymentTest {

    private final Shop shop = Shop.stocked();

    private Decision pay(String orderId, String methodId) {
        return shop.ask(new ModifyPendingOrderPayment(orderId, methodId, "yes, use that one"), shop.serving(IDA));
    }

    @Nested
    class Another_payment_method {

        @Test
        void pays_the_order_and_the_old_one_is_refunded() {
            pay(PENDING, IDA_CARD);

            assertThat(shop.order(PENDING).paymentHistory())
                    .containsExactly(
                            Payment.of(money("64"), IDA_PAYPAL),
                            Payment.of(money("64"), IDA_CARD),
                            Payment.refund(money("64"), IDA_PAYPAL));
            assertThat(shop.order(PENDING).status()).isEqualTo(OrderStatus.PENDING);
        }

        @Test
        void may_be_a_gift_card_that_has_exactly_enough() {
            shop.operator(new TopUpGiftCard(IDA, IDA_GIFT, money("14.00")));

            Decision decision = pay(PENDING, IDA_GIFT);

            assertThat(events(decision)).containsExactly("OrderPaymentModified", "GiftCardCharged");
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("0");
        }

        @Test
        void gives_a_gift_card_its_money_back_at_once() {
            Decision decision = pay(PENDING_ON_GIFT_CARD, IDA_PAYPAL);

            assertThat(events(decision)).containsExactly("OrderPaymentModified", "GiftCardCredited");
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("65.50");
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void if_the_method_is_the_same() {
            assertThat(reasons(pay(PENDING, IDA_PAYPAL)))
                    .containsExactly("new-payment-method-differs: command.payment_method_id was paypal_1, "
                            + "required anything but paypal_1 (order.payment_history.0.payment_method_id)");
        }

        @Test
        void if_the_gift_card_has_a_cent_too_little() {
            shop.operator(new TopUpGiftCard(IDA, IDA_GIFT, money("13.99")));

            assertThat(reasons(pay(PENDING, IDA_GIFT)))
                    .containsExactly("gift-card-covers-order: user.payment_methods.gift_card_1.source was gift_card, "
                            + "required anything but gift_card, or user.payment_methods.gift_card_1.balance was 63.99, "
                            + "required at least 64.00 (order.payment_history.0.amount)");
        }

        @Test
        void if_the_method_is_not_the_users() {
            assertThat(broken(pay(PENDING, BEN_CARD)))
                    .containsExactly("payment-method-belongs-to-user", "gift-card-covers-order");
        }

        @Test
        void if_the_payment_was_changed_before() {
            pay(PENDING, IDA_CARD);

            assertThat(reasons(pay(PENDING, IDA_GIFT)))
                    .contains("order-has-one-payment: entries in order.payment_history was 3, required 1");
        }

        @Test
        void if_the_order_was_sent() {
            assertThat(broken(pay(DELIVERED, IDA_PAYPAL))).containsExactly("order-is-pending");
        }
    }
}
