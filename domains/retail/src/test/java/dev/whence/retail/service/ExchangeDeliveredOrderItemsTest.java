package dev.whence.retail.service;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Stock.BLUE;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.GOLD;
import static dev.whence.retail.Stock.GREEN;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.SHORT_LAMP;
import static dev.whence.retail.Stock.TALL_LAMP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.retail.Shop;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.service.CustomerRequest.ExchangeDeliveredOrderItems;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExchangeDeliveredOrderItemsTest {

    private final Shop shop = Shop.stocked();

    private Decision exchange(String orderId, List<String> items, List<String> newItems, String methodId) {
        return shop.ask(
                new ExchangeDeliveredOrderItems(orderId, items, newItems, methodId, "yes, exchange these"),
                shop.serving(IDA));
    }

    @Nested
    class Delivered_items {

        @Test
        void are_exchanged_for_other_options_and_the_difference_is_noted() {
            Decision decision = exchange(DELIVERED, List.of(TALL_LAMP, RED), List.of(SHORT_LAMP, BLUE), IDA_CARD);

            Order order = shop.order(DELIVERED);
            assertThat(events(decision)).containsExactly("OrderExchangeRequested");
            assertThat(order.status()).isEqualTo(OrderStatus.EXCHANGE_REQUESTED);
            assertThat(order.exchangeItems()).containsExactly(RED, TALL_LAMP);
            assertThat(order.exchangeNewItems()).containsExactly(BLUE, SHORT_LAMP);
            assertThat(order.exchangePaymentMethodId()).isEqualTo(IDA_CARD);
            assertThat(order.exchangePriceDifference()).isEqualByComparingTo("-1.50");
        }

        @Test
        void stay_in_the_order_and_no_money_moves_yet() {
            Order before = shop.order(DELIVERED);

            exchange(DELIVERED, List.of(RED), List.of(BLUE), IDA_GIFT);

            assertThat(shop.order(DELIVERED).items()).isEqualTo(before.items());
            assertThat(shop.order(DELIVERED).paymentHistory()).isEqualTo(before.paymentHistory());
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("50");
        }
    }

    @Nested
    class It_is_refused {

        @Test
        void for_an_order_that_has_not_arrived() {
            assertThat(broken(exchange(PENDING, List.of(RED), List.of(BLUE), IDA_CARD)))
                    .containsExactly("order-is-delivered");
        }

        @Test
        void after_an_exchange_or_a_return() {
            exchange(DELIVERED, List.of(RED), List.of(BLUE), IDA_CARD);

            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(BLUE), IDA_CARD)))
                    .containsExactly("order-is-delivered", "not-sent-back-before");
            assertThat(broken(shop.ask(
                            new ReturnDeliveredOrderItems(DELIVERED, List.of(RED), IDA_CARD, "yes"),
                            shop.serving(IDA))))
                    .containsExactly("order-is-delivered", "not-sent-back-before");
        }

        @Test
        void if_the_gift_card_does_not_cover_the_difference() {
            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(GOLD), IDA_GIFT)))
                    .containsExactly("gift-card-covers-difference");
        }

        @Test
        void for_the_same_item_a_sold_out_one_or_another_product() {
            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(RED), IDA_CARD)))
                    .containsExactly("new-items-differ");
            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(GREEN), IDA_CARD)))
                    .containsExactly("new-items-available");
            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(SHORT_LAMP), IDA_CARD)))
                    .contains("new-items-same-product");
        }

        @Test
        void if_items_are_missing_unmatched_or_not_in_the_order() {
            assertThat(broken(exchange(DELIVERED, List.of(), List.of(), IDA_CARD)))
                    .containsExactly("items-are-named");
            assertThat(broken(exchange(DELIVERED, List.of(RED), List.of(BLUE, GOLD), IDA_CARD)))
                    .contains("counts-match");
            assertThat(broken(exchange(DELIVERED, List.of(GOLD), List.of(BLUE), IDA_CARD)))
                    .contains("items-are-in-order");
        }
    }
}
