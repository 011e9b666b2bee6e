package dev.whence.retail.service;

import static dev.whence.retail.Shop.agent;
import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Shop.events;
import static dev.whence.retail.Stock.BEN;
import static dev.whence.retail.Stock.HARBOUR;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.PENDING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.retail.Shop;
import dev.whence.retail.service.CustomerRequest.ModifyUserAddress;
import dev.whence.retail.user.Address;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModifyUserAddressTest {

    private final Shop shop = Shop.stocked();

    private static ModifyUserAddress move(String userId, String zip, @Nullable String confirmation) {
        return new ModifyUserAddress(userId, "9 Lake View", "", "Eastfield", "VT", "USA", zip, confirmation);
    }

    @Test
    void changes_the_default_address_and_leaves_the_orders_as_they_are() {
        shop.ask(move(IDA, "05001", "yes, I live there now"), shop.serving(IDA));

        assertThat(shop.user(IDA).address())
                .isEqualTo(new Address("9 Lake View", "", "Eastfield", "VT", "USA", "05001"));
        assertThat(shop.order(PENDING).address()).isEqualTo(HARBOUR);
    }

    @Test
    void within_the_same_zip_code_changes_no_lookup() {
        assertThat(events(shop.ask(move(IDA, HARBOUR.zip(), "yes"), shop.serving(IDA))))
                .containsExactly("UserAddressModified");
    }

    @Test
    void is_refused_for_somebody_else() {
        assertThat(broken(shop.ask(move(BEN, "97001", "yes"), shop.serving(IDA))))
                .containsExactly("customer-owns-profile");
    }

    @Test
    void is_refused_without_authentication_and_confirmation() {
        assertThat(broken(shop.ask(move(IDA, "05001", null), agent())))
                .containsExactly("customer-is-authenticated", "customer-owns-profile", "customer-confirmed");
    }

    @Test
    void is_refused_for_a_user_who_does_not_exist() {
        assertThat(broken(shop.ask(move("nobody", "05001", "yes"), shop.serving(IDA))))
                .contains("user-exists");
    }
}
