package dev.whence.retail.service;

import static dev.whence.retail.Stock.BLUE;
import static dev.whence.retail.Stock.DELIVERED;
import static dev.whence.retail.Stock.IDA;
import static dev.whence.retail.Stock.IDA_CARD;
import static dev.whence.retail.Stock.PENDING;
import static dev.whence.retail.Stock.PROCESSED;
import static dev.whence.retail.Stock.RED;
import static dev.whence.retail.order.Order.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Decision;
import dev.whence.explain.PossibleCommand;
import dev.whence.retail.Shop;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an agent learns to be possible with an order, for example when a request about it was refused.
class PossibleRequestsTest {

    private final Shop shop = Shop.stocked();

    private List<String> possible(String orderId) {
        return possible(shop.explainer.possibleCommands(ORDER.ref(orderId)));
    }

    private static List<String> possible(List<PossibleCommand> commands) {
        return commands.stream()
                .filter(PossibleCommand::isPossible)
                .map(PossibleCommand::command)
                .toList();
    }

    @Test
    void a_refused_cancellation_of_a_delivered_order_points_to_return_and_exchange() {
        Decision refused = shop.ask(new CancelPendingOrder(DELIVERED, "no longer needed", "yes"), shop.serving(IDA));

        assertThat(possible(shop.explainer.explain(refused).possible()))
                .containsExactly("return_delivered_order_items", "exchange_delivered_order_items");
    }

    @Test
    void a_pending_order_can_be_cancelled_and_modified() {
        assertThat(possible(PENDING))
                .containsExactly(
                        "cancel_pending_order",
                        "modify_pending_order_address",
                        "modify_pending_order_payment",
                        "modify_pending_order_items");
    }

    @Test
    void a_pending_order_whose_payment_was_changed_can_do_without_another_change_of_payment() {
        shop.ask(new ModifyPendingOrderPayment(PENDING, IDA_CARD, "yes"), shop.serving(IDA));

        assertThat(possible(PENDING))
                .containsExactly("cancel_pending_order", "modify_pending_order_address", "modify_pending_order_items");
    }

    @Test
    void nothing_is_possible_on_the_way_after_a_change_of_items_or_after_a_return() {
        shop.ask(new ModifyPendingOrderItems(PENDING, List.of(RED), List.of(BLUE), IDA_CARD, "yes"), shop.serving(IDA));
        shop.ask(new ReturnDeliveredOrderItems(DELIVERED, List.of(RED), IDA_CARD, "yes"), shop.serving(IDA));

        assertThat(List.of(PENDING, DELIVERED, PROCESSED))
                .allSatisfy(orderId -> assertThat(possible(orderId)).isEmpty());
    }
}
