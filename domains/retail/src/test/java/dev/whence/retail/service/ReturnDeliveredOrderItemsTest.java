package dev.whence.retail.service;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Shop.reasons;
import static dev.whence.retail.Stock.BEN_GIFT;
import static dev.whence.retail.Stock.BLUE;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.GOLD;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PENDING_ON_GIFT_CARD;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.TALL_LAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.retail.Shop;
import dev.whence.retail.operations.OperationsCommand.DeliverOrder;
import dev.whence.retail.operations.OperationsCommand.ShipOrder;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReturnDeliveredOrderItemsTest {

    private final Shop shop = Shop.stocked();

    private Decision giveBack(String orderId, List<String> items, String methodId) {
        return shop.ask(
                new ReturnDeliveredOrderItems(orderId, items, methodId, "yes, send these back"), shop.serving(IDA));
    }

    @Nested
    class Delivered_items {

        @Test
        void are_returned_for_a_refund_to_the_method_that_paid() {
            Decision decision = giveBack(DELIVERED, List.of(TALL_LAMP, BLUE), IDA_CARD);

            Order order = shop.order(DELIVERED);
            assertThat(events(decision)).containsExactly("OrderReturnRequested");
            assertThat(order.status()).isEqualTo(OrderStatus.RETURN_REQUESTED);
            assertThat(order.returnItems()).containsExactly(BLUE, TALL_LAMP);
            assertThat(order.returnPaymentMethodId()).isEqualTo(IDA_CARD);
        }

        @Test
        void are_returned_for_a_refund_to_a_gift_card_which_gets_nothing_yet() {
            giveBack(DELIVERED, List.of(RED, RED), IDA_GIFT);

            assertThat(shop.order(DELIVERED).returnItems()).containsExactly(RED, RED);
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("50");
            assertThat(shop.order(DELIVERED).paymentHistory()).hasSize(1);
        }

        @Test
        void of_an_order_whose_payment_was_changed_are_refunded_to_the_new_method() {
            shop.ask(new ModifyPendingOrderPayment(PENDING_ON_GIFT_CARD, IDA_PAYPAL, "yes"), shop.serving(IDA));
            shop.operator(new ShipOrder(PENDING_ON_GIFT_CARD, "T1"));
            shop.operator(new DeliverOrder(PENDING_ON_GIFT_CARD));

            giveBack(PENDING_ON_GIFT_CARD, List.of(BLUE), IDA_PAYPAL);

            assertThat(shop.order(PENDING_ON_GIFT_CARD).returnPaymentMethodId()).isEqualTo(IDA_PAYPAL);
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void for_an_order_that_has_not_arrived() {
            assertThat(reasons(giveBack(PENDING, List.of(RED), IDA_PAYPAL)))
                    .containsExactly("order-is-delivered: order.status was pending, required delivered");
        }

        @Test
        void a_second_time() {
            giveBack(DELIVERED, List.of(RED), IDA_CARD);

            assertThat(broken(giveBack(DELIVERED, List.of(BLUE), IDA_CARD)))
                    .containsExactly("order-is-delivered", "not-sent-back-before");
        }

        @Test
        void if_the_refund_would_go_to_another_method() {
            assertThat(reasons(giveBack(DELIVERED, List.of(RED), IDA_PAYPAL)))
                    .containsExactly(
                            "refund-goes-back-or-to-gift-card: command.payment_method_id was paypal_1, required "
                                    + "credit_card_1 (order.payment_history.0.payment_method_id), or "
                                    + "user.payment_methods.paypal_1.source was paypal, required gift_card");
        }

        @Test
        void if_the_gift_card_is_somebody_elses() {
            assertThat(broken(giveBack(DELIVERED, List.of(RED), BEN_GIFT)))
                    .containsExactly("payment-method-belongs-to-user", "refund-goes-back-or-to-gift-card");
        }

        @Test
        void if_an_item_is_not_in_the_order_or_not_so_often() {
            assertThat(broken(giveBack(DELIVERED, List.of(GOLD), IDA_CARD))).containsExactly("items-are-in-order");
            assertThat(broken(giveBack(DELIVERED, List.of(BLUE, BLUE), IDA_CARD)))
                    .containsExactly("items-are-in-order");
        }

        @Test
        void if_no_item_is_named() {
            assertThat(broken(giveBack(DELIVERED, List.of(), IDA_CARD))).containsExactly("items-are-named");
        }
    }
}
