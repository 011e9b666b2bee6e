package dev.whence.retail.service;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Stock.BEN;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.HARBOUR;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PROCESSED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Outcome;
import dev.whence.retail.Shop;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderAddress;
import dev.whence.retail.user.Address;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModifyPendingOrderAddressTest {

    private final Shop shop = Shop.stocked();

    private static ModifyPendingOrderAddress send(String orderId, @Nullable String confirmation) {
        return new ModifyPendingOrderAddress(
                orderId, "9 Lake View", "", "Eastfield", "VT", "USA", "05001", confirmation);
    }

    @Test
    void replaces_the_address_of_the_order_and_leaves_the_customers_own_as_it_is() {
        shop.ask(send(PENDING, "yes, to 9 Lake View"), shop.serving(IDA));

        assertThat(shop.order(PENDING).address())
                .isEqualTo(new Address("9 Lake View", "", "Eastfield", "VT", "USA", "05001"));
        assertThat(shop.order(PENDING).status()).isEqualTo(OrderStatus.PENDING);
        assertThat(shop.user(IDA).address()).isEqualTo(HARBOUR);
    }

    @Test
    void is_possible_again_while_the_order_is_pending() {
        shop.ask(send(PENDING, "yes"), shop.serving(IDA));

        assertThat(shop.ask(send(PENDING, "yes"), shop.serving(IDA)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void is_refused_for_an_order_that_was_sent() {
        assertThat(broken(shop.ask(send(PROCESSED, "yes"), shop.serving(IDA)))).containsExactly("order-is-pending");
        assertThat(broken(shop.ask(send(DELIVERED, "yes"), shop.serving(IDA)))).containsExactly("order-is-pending");
    }

    @Test
    void is_refused_without_confirmation_or_for_another_customer() {
        assertThat(broken(shop.ask(send(PENDING, null), shop.serving(BEN))))
                .containsExactly("customer-owns-order", "customer-confirmed");
    }
}
