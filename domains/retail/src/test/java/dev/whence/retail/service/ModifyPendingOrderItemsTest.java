package dev.whence.retail.service;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Shop.reasons;
import static dev.whence.retail.Stock.BLUE;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.GOLD;
import static dev.whence.retail.Stock.GREEN;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.MUG;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PENDING_ON_GIFT_CARD;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.SHORT_LAMP;
import static dev.whence.retail.Stock.TALL_LAMP;
import static dev.whence.retail.Stock.item;
import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.retail.Shop;
import dev.whence.retail.operations.OperationsCommand.ChangeItemPrice;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderAddress;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ModifyPendingOrderItemsTest {

    private final Shop shop = Shop.stocked();

    private Decision swap(String orderId, List<String> items, List<String> newItems, String methodId) {
        return shop.ask(
                new ModifyPendingOrderItems(orderId, items, newItems, methodId, "yes, these and no others"),
                shop.serving(IDA));
    }

    @Nested
    class Other_options {

        @Test
        void take_the_place_of_the_items_each_with_its_own_price_and_options() {
            Decision decision = swap(PENDING, List.of(SHORT_LAMP, RED), List.of(TALL_LAMP, BLUE), IDA_PAYPAL);

            assertThat(events(decision)).containsExactly("OrderItemsModified");
            assertThat(shop.order(PENDING).items()).containsExactly(item(BLUE), item(RED), item(TALL_LAMP));
            assertThat(shop.order(PENDING).status()).isEqualTo(OrderStatus.PENDING_ITEM_MODIFIED);
        }

        @Test
        void that_cost_more_are_paid() {
            swap(PENDING, List.of(RED), List.of(BLUE), IDA_CARD);

            assertThat(shop.order(PENDING).paymentHistory())
                    .containsExactly(Payment.of(money("64"), IDA_PAYPAL), Payment.of(money("3.50"), IDA_CARD));
        }

        @Test
        void that_cost_less_are_refunded_to_a_gift_card_at_once() {
            Decision decision = swap(PENDING_ON_GIFT_CARD, List.of(BLUE), List.of(RED), IDA_GIFT);

            assertThat(events(decision)).containsExactly("OrderItemsModified", "GiftCardCredited");
            assertThat(shop.order(PENDING_ON_GIFT_CARD).paymentHistory().getLast())
                    .isEqualTo(Payment.refund(money("3.50"), IDA_GIFT));
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("53.50");
        }

        @Test
        void that_cost_the_same_leave_a_refund_of_nothing() {
            shop.operator(new ChangeItemPrice(MUG, BLUE, money("12")));

            Decision decision = swap(PENDING, List.of(RED), List.of(BLUE), IDA_GIFT);

            assertThat(events(decision)).containsExactly("OrderItemsModified");
            assertThat(shop.order(PENDING).paymentHistory().getLast()).isEqualTo(Payment.refund(money("0"), IDA_GIFT));
        }

        @Test
        void can_be_named_for_each_of_two_items_of_a_kind() {
            swap(PENDING, List.of(RED, RED), List.of(BLUE, GOLD), IDA_CARD);

            assertThat(shop.order(PENDING).items()).containsExactly(item(BLUE), item(GOLD), item(SHORT_LAMP));
            assertThat(shop.order(PENDING).paymentHistory().getLast()).isEqualTo(Payment.of(money("91.40"), IDA_CARD));
        }

        @Test
        void cost_what_they_cost_now_and_the_old_ones_what_they_cost_then() {
            shop.operator(new ChangeItemPrice(MUG, RED, money("1")));
            shop.operator(new ChangeItemPrice(MUG, BLUE, money("20")));

            swap(PENDING, List.of(RED), List.of(BLUE), IDA_CARD);

            assertThat(shop.order(PENDING).paymentHistory().getLast()).isEqualTo(Payment.of(money("8"), IDA_CARD));
        }

        @Test
        void swap_places_without_mixing_up() {
            Decision first = swap(DELIVERED, List.of(RED), List.of(BLUE), IDA_CARD);
            assertThat(broken(first)).containsExactly("order-is-pending");

            swap(PENDING, List.of(RED, SHORT_LAMP, RED), List.of(GOLD, TALL_LAMP, BLUE), IDA_CARD);

            assertThat(shop.order(PENDING).items()).containsExactly(item(GOLD), item(BLUE), item(TALL_LAMP));
        }
    }

    @Nested
    class After_it_the_order {

        @Test
        void can_be_neither_modified_nor_cancelled_any_more() {
            swap(PENDING, List.of(RED), List.of(BLUE), IDA_CARD);

            List<Decision> attempts = List.of(
                    swap(PENDING, List.of(RED), List.of(BLUE), IDA_CARD),
                    shop.ask(new CancelPendingOrder(PENDING, "no longer needed", "yes"), shop.serving(IDA)),
                    shop.ask(
                            new ModifyPendingOrderAddress(PENDING, "a", "", "b", "c", "d", "e", "yes"),
                            shop.serving(IDA)),
                    shop.ask(new ModifyPendingOrderPayment(PENDING, IDA_CARD, "yes"), shop.serving(IDA)));

            assertThat(attempts)
                    .allSatisfy(decision ->
                            assertThat(broken(decision)).contains("order-is-pending", "items-not-modified-before"));
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void if_no_item_is_named() {
            assertThat(broken(swap(PENDING, List.of(), List.of(), IDA_CARD))).containsExactly("items-are-named");
        }

        @Test
        void if_an_item_is_not_in_the_order_as_often_as_it_is_named() {
            assertThat(broken(swap(PENDING, List.of(GOLD), List.of(BLUE), IDA_CARD)))
                    .contains("items-are-in-order");
            assertThat(reasons(swap(PENDING, List.of(RED, RED, RED), List.of(BLUE, BLUE, BLUE), IDA_CARD)))
                    .contains("items-are-in-order: for 101, times 101 is in the order was 2, required at least 3 "
                            + "(times 101 is named)");
        }

        @Test
        void if_there_is_not_one_new_item_for_each() {
            assertThat(reasons(swap(PENDING, List.of(RED, RED), List.of(BLUE), IDA_CARD)))
                    .contains(
                            "counts-match: entries in command.new_item_ids was 1, required 2 (entries in command.item_ids)",
                            "new-items-differ: could not be checked: command.item_ids and command.new_item_ids differ in "
                                    + "length, so that the items cannot be paired");
        }

        @Test
        void if_a_new_item_is_the_old_one() {
            assertThat(broken(swap(PENDING, List.of(RED), List.of(RED), IDA_CARD)))
                    .containsExactly("new-items-differ");
        }

        @Test
        void if_a_new_item_belongs_to_another_product() {
            Decision decision = swap(PENDING, List.of(RED), List.of(TALL_LAMP), IDA_CARD);

            assertThat(broken(decision))
                    .containsExactly("new-items-same-product", "new-items-available", "gift-card-covers-difference");
            assertThat(reasons(decision))
                    .contains(
                            "new-items-same-product: for 202, product:100.variants.202.item_id was absent, required present",
                            "new-items-available: could not be checked: product:100 (Mug) has no item 202");
        }

        @Test
        void if_a_new_item_is_sold_out() {
            assertThat(reasons(swap(PENDING, List.of(RED), List.of(GREEN), IDA_CARD)))
                    .containsExactly("new-items-available: for 104, product:100.variants.104.available was false, "
                            + "required true");
        }

        @Test
        void if_the_gift_card_does_not_cover_the_difference() {
            Decision decision = swap(PENDING, List.of(RED), List.of(GOLD), IDA_GIFT);

            assertThat(reasons(decision))
                    .singleElement()
                    .asString()
                    .contains("balance was 50.00, required at least 87.90 (price difference)");
        }

        @Test
        void if_the_payment_method_is_not_the_users() {
            assertThat(broken(swap(PENDING, List.of(RED), List.of(BLUE), "credit_card_2")))
                    .containsExactly("payment-method-belongs-to-user", "gift-card-covers-difference");
        }
    }
}
