package dev.whence.retail.service;

import static dev.whence.retail.Shop.agent;
import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Shop.reasons;
import static dev.whence.retail.Stock.BEN;
import static dev.whence.retail.Stock.BENS;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PENDING_ON_GIFT_CARD;
import static dev.whence.retail.Stock.PROCESSED;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.retail.RetailDomain;
import dev.whence.retail.Shop;
import dev.whence.retail.Stock;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CancelPendingOrderTest {

    private final Shop shop = Shop.stocked();

    private static CancelPendingOrder cancel(String orderId) {
        return cancel(orderId, "no longer needed", "yes, cancel it and refund me");
    }

    private static CancelPendingOrder cancel(String orderId, String reason, @Nullable String confirmation) {
        return new CancelPendingOrder(orderId, reason, confirmation);
    }

    @Nested
    class A_pending_order {

        @Test
        void is_cancelled_and_refunded_to_the_method_that_paid() {
            Decision decision = shop.ask(cancel(PENDING), shop.serving(IDA));

            Order order = shop.order(PENDING);
            assertThat(events(decision)).containsExactly("OrderCancelled");
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELLED);
            assertThat(order.cancelReason()).isEqualTo("no longer needed");
            assertThat(order.paymentHistory())
                    .containsExactly(Payment.of(money("64"), IDA_PAYPAL), Payment.refund(money("64"), IDA_PAYPAL));
        }

        @Test
        void can_be_cancelled_because_it_was_ordered_by_mistake() {
            Decision decision = shop.ask(cancel(PENDING, "ordered by mistake", "yes please"), shop.serving(IDA));

            assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
        }

        @Test
        void gives_a_gift_card_its_money_back_at_once() {
            Decision decision = shop.ask(cancel(PENDING_ON_GIFT_CARD), shop.serving(IDA));

            assertThat(events(decision)).containsExactly("OrderCancelled", "GiftCardCredited");
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("65.50");
        }

        @Test
        void whose_payment_was_changed_refunds_only_what_was_not_refunded_before() {
            shop.ask(new ModifyPendingOrderPayment(PENDING_ON_GIFT_CARD, IDA_PAYPAL, "yes"), shop.serving(IDA));

            Decision decision = shop.ask(cancel(PENDING_ON_GIFT_CARD), shop.serving(IDA));

            assertThat(events(decision)).containsExactly("OrderCancelled");
            assertThat(shop.order(PENDING_ON_GIFT_CARD).paymentHistory().getLast())
                    .isEqualTo(Payment.refund(money("15.50"), IDA_PAYPAL));
            assertThat(shop.order(PENDING_ON_GIFT_CARD).paid()).isZero();
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void for_an_order_in_any_other_status() {
            assertThat(reasons(shop.ask(cancel(PROCESSED), shop.serving(IDA))))
                    .containsExactly("order-is-pending: order.status was processed, required pending");
            assertThat(broken(shop.ask(cancel(DELIVERED), shop.serving(IDA)))).containsExactly("order-is-pending");
        }

        @Test
        void twice() {
            shop.ask(cancel(PENDING), shop.serving(IDA));

            assertThat(broken(shop.ask(cancel(PENDING), shop.serving(IDA)))).containsExactly("order-is-pending");
        }

        @Test
        void for_any_other_reason() {
            Decision decision = shop.ask(cancel(PENDING, "found it cheaper", "yes"), shop.serving(IDA));

            assertThat(reasons(decision))
                    .containsExactly("cancel-reason-is-accepted: command.cancel_reason was “found it cheaper”, "
                            + "required one of “no longer needed”, “ordered by mistake”");
        }

        @Test
        void without_the_customers_confirmation() {
            assertThat(reasons(shop.ask(cancel(PENDING, "no longer needed", null), shop.serving(IDA))))
                    .containsExactly("customer-confirmed: command.confirmation was absent, required present; "
                            + "words in command.confirmation was 0, required at least 1");
            assertThat(broken(shop.ask(cancel(PENDING, "no longer needed", "  "), shop.serving(IDA))))
                    .containsExactly("customer-confirmed");
        }

        @Test
        void before_the_customer_is_authenticated() {
            assertThat(broken(shop.ask(cancel(PENDING), agent())))
                    .containsExactly("customer-is-authenticated", "customer-owns-order");
            assertThat(broken(shop.ask(cancel(PENDING), agent().withConversation("c-made-up"))))
                    .containsExactly("customer-is-authenticated", "customer-owns-order");
        }

        @Test
        void for_an_order_of_somebody_else() {
            Decision decision = shop.ask(cancel(PENDING), shop.serving(BEN));

            assertThat(reasons(decision))
                    .containsExactly(
                            "customer-owns-order: order.user_id was ida_holm_1, required ben_ruiz_2 (conversation.user_id)");
        }

        @Test
        void for_an_order_that_does_not_exist() {
            Decision decision = shop.ask(cancel("#W99"), shop.serving(IDA));

            assertThat(broken(decision)).contains("order-exists");
            assertThat(decision.outcome()).isEqualTo(Outcome.REJECTED);
        }

        @Test
        void if_a_payment_came_from_a_method_that_the_user_no_longer_has() {
            shop.operator(new ImportOrder(Stock.order("#W50", IDA, OrderStatus.PENDING, "paypal_gone", RED)));

            Decision decision = shop.ask(cancel("#W50"), shop.serving(IDA));

            assertThat(broken(decision)).containsExactly("payments-can-be-refunded");
        }

        @Test
        void and_says_everything_that_is_wrong_at_once() {
            Decision decision = shop.ask(cancel(BENS, "too slow", null), shop.serving(IDA));

            assertThat(broken(decision))
                    .containsExactly("customer-owns-order", "customer-confirmed", "cancel-reason-is-accepted");
        }
    }

    @Test
    void needs_no_conversation_where_the_conversation_rules_are_switched_off() {
        Shop free = Shop.stocked(RetailDomain.retail().withoutRules(Set.of("conversation")));

        Decision decision = free.ask(cancel(PENDING, "no longer needed", null), agent());

        assertThat(decision.outcome()).isEqualTo(Outcome.ACCEPTED);
    }
}
