package dev.whence.retail.imports;

import static dev.whence.retail.Shop.broken;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_PAYPAL;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.Stock.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.retail.Shop;
import dev.whence.retail.Stock;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.Order;
import dev.whence.retail.order.OrderStatus;
import dev.whence.retail.order.Payment;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.PaymentSource;
import dev.whence.retail.user.PersonName;
import dev.whence.retail.user.User;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportsTest {

    private final Shop shop = Shop.stocked();

    private Decision bring(Record command) {
        return shop.ask(command, Origin.of("operator", "moving from the old shop"));
    }

    private static User user(String key, PaymentMethod method) {
        return new User(
                "zoe", new PersonName("Zoe", "Lind"), Stock.HILL, "zoe@post.example", Map.of(key, method), List.of());
    }

    private static Product product(String key, Variant item) {
        return new Product("300", "Kettle", Map.of(key, item));
    }

    @Test
    void keep_everything_as_it_stood() {
        assertThat(shop.user(IDA)).isEqualTo(Stock.users().getFirst());
        Stock.products()
                .forEach(
                        product -> assertThat(shop.product(product.productId())).isEqualTo(product));
        Stock.orders().forEach(order -> assertThat(shop.order(order.orderId())).isEqualTo(order));
    }

    @Test
    void enter_an_order_in_its_users_list_unless_it_stands_there() {
        assertThat(shop.user(Stock.BEN).orders()).containsExactly(Stock.BENS);
        assertThat(shop.user(IDA).orders()).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void take_nothing_twice() {
        assertThat(broken(bring(new ImportUser(Stock.users().getFirst())))).containsExactly("user-is-new");
        assertThat(broken(bring(new ImportProduct(Stock.products().getFirst()))))
                .containsExactly("product-is-new");
        assertThat(broken(bring(new ImportOrder(Stock.orders().getFirst())))).containsExactly("order-is-new");
    }

    @Test
    void take_no_order_without_its_user() {
        Order order = Stock.order("#W60", "nobody", OrderStatus.PENDING, IDA_PAYPAL, RED);

        assertThat(broken(bring(new ImportOrder(order)))).containsExactly("user-exists");
    }

    @Test
    void take_only_gift_cards_with_a_balance_and_nothing_else_with_one() {
        PaymentMethod overdrawn = PaymentMethod.giftCard("g", money("-1"));
        PaymentMethod unknown = new PaymentMethod(PaymentSource.GIFT_CARD, "g", null, null, null);
        PaymentMethod rich = new PaymentMethod(PaymentSource.PAYPAL, "g", null, null, money("5"));

        assertThat(List.of(overdrawn, unknown, rich))
                .allSatisfy(method -> assertThat(broken(bring(new ImportUser(user("g", method)))))
                        .containsExactly("payment-methods-are-sound"));
        assertThat(broken(bring(new ImportUser(user("h", PaymentMethod.paypal("g"))))))
                .containsExactly("payment-methods-are-sound");
        assertThat(broken(bring(new ImportUser(user("g", PaymentMethod.paypal("g"))))))
                .isEmpty();
    }

    @Test
    void take_only_items_under_their_own_id_with_a_sound_price() {
        Variant finer = new Variant("301", Map.of(), true, money("1.005"));
        Variant sound = new Variant("301", Map.of(), true, money("1.5"));

        assertThat(broken(bring(new ImportProduct(product("301", finer))))).containsExactly("items-are-sound");
        assertThat(broken(bring(new ImportProduct(product("302", sound))))).containsExactly("items-are-sound");
        assertThat(broken(bring(new ImportProduct(product("301", sound))))).isEmpty();
    }

    @Test
    void take_only_orders_with_sound_amounts() {
        Order sound = Stock.order("#W60", IDA, OrderStatus.PENDING, IDA_PAYPAL, RED);
        Order finer = new Order(
                "#W60",
                IDA,
                Stock.HILL,
                sound.items(),
                OrderStatus.PENDING,
                List.of(),
                List.of(Payment.of(money("12.001"), IDA_PAYPAL)),
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(broken(bring(new ImportOrder(finer)))).containsExactly("amounts-are-sound");
        assertThat(broken(bring(new ImportOrder(sound)))).isEmpty();
    }
}
