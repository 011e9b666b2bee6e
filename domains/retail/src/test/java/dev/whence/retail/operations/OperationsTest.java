package dev.whence.retail.operations;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Stock.BLUE;
import static dev.whence.retail.Stock.GOLD;
import static dev.whence.retail.Stock.GREEN;
import static dev.whence.retail.Stock.HARBOUR;
import static dev.whence.retail.Stock.HILL;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.IDA_GIFT;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.LAMP;
import static dev.whence.retail.Stock.MUG;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PROCESSED;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.TALL_LAMP;
import static dev.whence.retail.Stock.item;
import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.retail.Shop;
import dev.whence.retail.Stock;
import dev.whence.retail.operations.OperationsCommand.ChangeItemAvailability;
import dev.whence.retail.operations.OperationsCommand.ChangeItemPrice;
import dev.whence.retail.operations.OperationsCommand.DeliverOrder;
import dev.whence.retail.operations.OperationsCommand.Line;
import dev.whence.retail.operations.OperationsCommand.PlaceOrder;
import dev.whence.retail.operations.OperationsCommand.ShipOrder;
import dev.whence.retail.operations.OperationsCommand.TopUpGiftCard;
import dev.whence.retail.order.Fulfillment;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class OperationsTest {

    private static final Origin OPERATOR = Origin.of("operator", "running the shop");

    private final Shop shop = Shop.stocked();

    private Decision ask(Record command) {
        return shop.ask(command, OPERATOR);
    }

    @Nested
    class Placing_an_order {

        private Decision place(String methodId, Line... lines) {
            return ask(new PlaceOrder("#W90", IDA, List.of(lines), methodId, null));
        }

        @Test
        void takes_the_payment_and_enters_the_order_in_the_users_list() {
            Decision decision = place(IDA_PAYPAL, new Line(MUG, RED), new Line(MUG, RED), new Line(LAMP, TALL_LAMP));

            Order order = shop.order("#W90");
            assertThat(events(decision)).containsExactly("OrderPlaced", "OrderListed");
            assertThat(order.items()).containsExactly(item(RED), item(RED), item(TALL_LAMP));
            assertThat(order.paymentHistory()).containsExactly(Payment.of(money("69"), IDA_PAYPAL));
            assertThat(order.status()).isEqualTo(OrderStatus.PENDING);
            assertThat(order.address()).isEqualTo(HARBOUR);
            assertThat(shop.user(IDA).orders()).endsWith("#W90");
        }

        @Test
        void goes_to_another_address_if_one_is_given() {
            ask(new PlaceOrder("#W90", IDA, List.of(new Line(MUG, RED)), IDA_CARD, HILL));

            assertThat(shop.order("#W90").address()).isEqualTo(HILL);
        }

        @Test
        void charges_a_gift_card_at_once() {
            Decision decision = place(IDA_GIFT, new Line(MUG, BLUE));

            assertThat(events(decision)).containsExactly("OrderPlaced", "GiftCardCharged", "OrderListed");
            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("34.50");
        }

        @Test
        void is_refused_for_nothing_for_what_is_sold_out_and_for_what_does_not_exist() {
            assertThat(broken(place(IDA_CARD))).containsExactly("lines-are-named");
            assertThat(broken(place(IDA_CARD, new Line(MUG, GREEN)))).containsExactly("bought-items-available");
            assertThat(broken(place(IDA_CARD, new Line(LAMP, RED)))).contains("bought-items-available");
            assertThat(broken(place(IDA_CARD, new Line("999", RED)))).contains("product-exists");
        }

        @Test
        void is_refused_if_the_payment_method_is_not_the_buyers_or_has_too_little() {
            assertThat(broken(place(Stock.BEN_CARD, new Line(MUG, RED)))).contains("buyer-has-payment-method");
            assertThat(broken(place(IDA_GIFT, new Line(MUG, GOLD)))).containsExactly("gift-card-covers-purchase");
        }

        @Test
        void is_refused_if_the_order_exists() {
            Decision decision = ask(new PlaceOrder(PENDING, IDA, List.of(new Line(MUG, RED)), IDA_CARD, null));

            assertThat(broken(decision)).containsExactly("order-is-new");
        }
    }

    @Nested
    class An_order_on_its_way {

        @Test
        void is_sent_and_then_delivered() {
            ask(new ShipOrder(PENDING, "634841718920"));
            assertThat(shop.order(PENDING).status()).isEqualTo(OrderStatus.PROCESSED);
            assertThat(shop.order(PENDING).fulfillments())
                    .containsExactly(new Fulfillment(List.of("634841718920"), List.of(RED, RED, Stock.SHORT_LAMP)));

            ask(new DeliverOrder(PENDING));
            assertThat(shop.order(PENDING).status()).isEqualTo(OrderStatus.DELIVERED);
        }

        @Test
        void may_have_had_its_items_modified() {
            shop.ask(
                    new ModifyPendingOrderItems(PENDING, List.of(RED), List.of(BLUE), IDA_CARD, "yes"),
                    shop.serving(IDA));

            assertThat(broken(ask(new ShipOrder(PENDING, "1")))).isEmpty();
        }

        @Test
        void is_not_sent_twice_and_not_delivered_before_it_was_sent() {
            assertThat(broken(ask(new ShipOrder(PROCESSED, "1")))).containsExactly("order-waits-to-be-sent");
            assertThat(broken(ask(new DeliverOrder(PENDING)))).containsExactly("order-is-on-its-way");
        }
    }

    @Nested
    class The_range_of_goods {

        @Test
        void changes_in_price_and_availability() {
            ask(new ChangeItemPrice(MUG, RED, money("13")));
            ask(new ChangeItemAvailability(MUG, GREEN, true));

            assertThat(Objects.requireNonNull(shop.product(MUG).variants().get(RED))
                            .price())
                    .isEqualByComparingTo("13");
            assertThat(Objects.requireNonNull(shop.product(MUG).variants().get(GREEN))
                            .available())
                    .isTrue();
        }

        @Test
        void has_no_prices_below_zero_or_finer_than_a_cent() {
            assertThat(broken(ask(new ChangeItemPrice(MUG, RED, money("-1"))))).containsExactly("price-is-sound");
            assertThat(broken(ask(new ChangeItemPrice(MUG, RED, money("1.005")))))
                    .containsExactly("price-is-sound");
        }

        @Test
        void changes_only_in_items_that_exist() {
            assertThat(broken(ask(new ChangeItemPrice(MUG, TALL_LAMP, money("1")))))
                    .containsExactly("item-exists");
            assertThat(broken(ask(new ChangeItemAvailability(LAMP, RED, true)))).containsExactly("item-exists");
        }
    }

    @Nested
    class A_gift_card {

        @Test
        void is_topped_up() {
            ask(new TopUpGiftCard(IDA, IDA_GIFT, money("25.5")));

            assertThat(shop.balance(IDA, IDA_GIFT)).isEqualByComparingTo("75.50");
        }

        @Test
        void is_not_topped_up_with_less_than_nothing_nor_where_there_is_none() {
            assertThat(broken(ask(new TopUpGiftCard(IDA, IDA_GIFT, money("-5")))))
                    .containsExactly("top-up-is-sound");
            assertThat(broken(ask(new TopUpGiftCard(IDA, IDA_CARD, money("5")))))
                    .containsExactly("tops-up-a-gift-card");
            assertThat(broken(ask(new TopUpGiftCard(IDA, Stock.BEN_GIFT, money("5")))))
                    .containsExactly("tops-up-a-gift-card");
        }
    }
}
