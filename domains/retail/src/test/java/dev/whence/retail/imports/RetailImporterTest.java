package dev.whence.retail.imports;

import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.whence.module.DomainModule;
import dev.whence.retail.RetailModule;
import dev.whence.retail.Shop;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.OrderStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailImporterTest {

    private static final String USER = """
            {"user_id": "zoe_1", "name": {"first_name": "Zoe", "last_name": "Lind"}, "vip": true,
             "address": {"address1": "1 A St", "address2": "", "city": "B", "state": "C", "country": "D", "zip": "1", "geo": [1]},
             "email": "zoe@post.example", "orders": ["#W1"],
             "payment_methods": {"gift_card_1": {"source": "gift_card", "id": "gift_card_1", "balance": 61.7}}}""";

    private static final String PRODUCT = """
            {"product_id": "9", "name": "Cup", "variants": {
             "7": {"item_id": "7", "options": {"color": "red"}, "available": true, "price": 3.25, "stock": 4}}}""";

    private static final String ORDER = """
            {"order_id": "#W1", "user_id": "zoe_1", "status": "pending (item modified)", "gift_wrap": false,
             "address": {"address1": "1 A St", "address2": "", "city": "B", "state": "C", "country": "D", "zip": "1"},
             "items": [{"name": "Cup", "product_id": "9", "item_id": "7", "price": 3.25, "options": {"color": "red"}}],
             "fulfillments": [{"tracking_id": ["5"], "item_ids": ["7"]}],
             "payment_history": [
               {"transaction_type": "payment", "amount": 3.2, "payment_method_id": "gift_card_1"},
               {"transaction_type": "payment", "amount": 0.04999999999999716, "payment_method_id": "gift_card_1"}],
             "cancel_reason": null}""";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("db.json");
    }

    private List<Record> read(String json) throws IOException {
        Files.writeString(file, json);
        try (Stream<Record> commands = new RetailImporter().commands(file)) {
            return commands.toList();
        }
    }

    private static String shop(String user, String product, String order) {
        return "{\"about\": {\"a\": [1]}, \"orders\": {\"#W1\": " + order + "}, \"products\": {\"9\": " + product
                + "}, \"users\": {\"zoe_1\": " + user + "}}";
    }

    @Nested
    class A_shops_file {

        @Test
        void is_read_as_users_then_products_then_orders_wherever_they_stand_in_it() throws IOException {
            assertThat(read(shop(USER, PRODUCT, ORDER)))
                    .extracting(Object::getClass)
                    .containsExactly(ImportUser.class, ImportProduct.class, ImportOrder.class);
        }

        @Test
        void is_brought_in_with_balances_payments_and_status_and_without_fields_that_are_not_the_shops()
                throws IOException {
            Shop shop = Shop.empty();

            read(shop(USER, PRODUCT, ORDER)).forEach(shop::operator);

            assertThat(shop.balance("zoe_1", "gift_card_1")).isEqualByComparingTo("61.70");
            assertThat(shop.order("#W1").status()).isEqualTo(OrderStatus.PENDING_ITEM_MODIFIED);
            assertThat(shop.order("#W1").paid()).isEqualByComparingTo("3.25");
            assertThat(shop.order("#W1").paymentHistory().getLast().amount()).isEqualTo(money("0.05"));
            assertThat(Objects.requireNonNull(shop.product("9").variants().get("7"))
                            .price())
                    .isEqualByComparingTo("3.25");
        }

        @Test
        void may_be_named_by_its_folder() throws IOException {
            read(shop(USER, PRODUCT, ORDER));

            try (Stream<Record> commands = new RetailImporter().commands(folder)) {
                assertThat(commands).hasSize(3);
            }
        }

        @Test
        void may_lack_a_section() throws IOException {
            assertThat(read("{\"products\": {\"9\": " + PRODUCT + "}}")).hasSize(1);
            assertThat(read("{\"users\": {}, \"orders\": {}}")).isEmpty();
        }

        @Test
        void is_read_as_it_is_consumed() throws IOException {
            Files.writeString(file, shop(USER, PRODUCT, "{}"));

            try (Stream<Record> commands = new RetailImporter().commands(file)) {
                assertThat(commands.limit(1)).hasSize(1);
            }
        }
    }

    @Nested
    class What_is_wrong_is_named {

        @Test
        void with_the_entry_and_what_it_lacks() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(shop(USER, PRODUCT, ORDER.replace("\"status\"", "\"state\""))))
                    .withMessage(
                            "The entry orders.#W1 cannot be brought in: order.status was absent, required present");
        }

        @Test
        void with_the_entry_and_what_is_of_another_form() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(shop(USER.replace("61.7", "\"much\""), PRODUCT, ORDER)))
                    .withMessageContaining("users.zoe_1")
                    .withMessageContaining("user.payment_methods.gift_card_1.balance was much, required");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read(shop(USER, PRODUCT, "[1]")))
                    .withMessageContaining("orders.#W1");
        }

        @Test
        void with_the_entry_that_has_another_id_than_its_key() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            read(shop(USER, PRODUCT.replace("\"product_id\": \"9\"", "\"product_id\": \"8\""), ORDER)))
                    .withMessage("The entry products.9 has the product_id 8: give each entry the id it is keyed by");
        }

        @Test
        void with_the_place_where_it_is_no_json() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read("{\"users\": {\n  oops}}"))
                    .withMessageContaining("db.json is not readable as JSON")
                    .withMessageContaining("line 2");
        }

        @Test
        void as_no_shop_at_all() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read("{\"loans\": {}}"))
                    .withMessageEndingWith("is not a shop: it has none of the objects users, products and orders");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read("[]"))
                    .withMessageContaining("its outermost value must be an object");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read("{\"users\": []}"))
                    .withMessageContaining("'users'");
        }

        @Test
        void as_no_file() {
            assertThatThrownBy(() -> new RetailImporter().commands(folder.resolve("none.json")))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessageContaining("none.json");
        }
    }

    @Test
    void is_offered_by_the_module() {
        assertThat(DomainModule.named("retail").importer()).containsInstanceOf(RetailImporter.class);
        assertThat(new RetailModule().importer().orElseThrow().describe()).contains("db.json");
    }
}
