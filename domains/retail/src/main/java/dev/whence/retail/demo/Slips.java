package dev.whence.retail.demo;

import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.json.Json;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.product.Product;
import dev.whence.retail.product.Variant;
import dev.whence.retail.service.CustomerRequest;
import dev.whence.retail.service.CustomerRequest.CancelPendingOrder;
import dev.whence.retail.service.CustomerRequest.ExchangeDeliveredOrderItems;
import dev.whence.retail.service.CustomerRequest.ItemSwap;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderItems;
import dev.whence.retail.service.CustomerRequest.ModifyPendingOrderPayment;
import dev.whence.retail.service.CustomerRequest.ReturnDeliveredOrderItems;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.user.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The ways in which a right request can be got wrong.
final class Slips {

    private final CustomerRequest right;
    private final World world;
    private final User user;

    private Slips(CustomerRequest right, World world, User user) {
        this.right = right;
        this.world = world;
        this.user = user;
    }

    /// The request with one mistake in it.
    static CommandRequest wrong(CustomerRequest right, World world, User user, Origin origin) {
        Slips slips = new Slips(right, world, user);
        List<Supplier<ObjectNode>> ways =
                new ArrayList<>(List.of(slips::unconfirmed, slips::unconfirmed, slips::incomplete, slips::misspelled));
        ways.addAll(slips.special());
        return CommandRequest.of(
                right.getClass().getSimpleName(), world.dice.any(ways).get(), origin);
    }

    private List<Supplier<ObjectNode>> special() {
        return switch (right) {
            case CancelPendingOrder cancel -> List.of(this::anyReason, this::anyReason, this::noSuchOrder);
            case ModifyPendingOrderPayment payment ->
                List.of(() -> paidWith(foreignMethod()), () -> paidWith(sameMethod(payment)), this::noSuchOrder);
            case ModifyPendingOrderItems items -> swapSlips(items);
            case ExchangeDeliveredOrderItems items -> swapSlips(items);
            case ReturnDeliveredOrderItems items ->
                List.of(
                        () -> paidWith(otherMethod(items)),
                        () -> paidWith(foreignMethod()),
                        () -> named("item_ids", twice(items.itemIds())));
            case CustomerRequest.ModifyPendingOrderAddress address -> List.of(this::noSuchOrder);
            case CustomerRequest.ModifyUserAddress address -> List.of();
        };
    }

    private List<Supplier<ObjectNode>> swapSlips(ItemSwap swap) {
        return List.of(
                () -> named("new_item_ids", swap.itemIds()),
                () -> named("new_item_ids", twice(swap.newItemIds())),
                () -> replaced(swap, soldOut(swap)),
                () -> replaced(swap, ofAnotherProduct()),
                () -> paidWith(foreignMethod()));
    }

    private ObjectNode data() {
        return (ObjectNode) Json.DATA.<JsonNode>valueToTree(right);
    }

    private ObjectNode unconfirmed() {
        ObjectNode data = data();
        data.remove("confirmation");
        return data;
    }

    /// Leaves the first argument out.
    private ObjectNode incomplete() {
        ObjectNode data = data();
        data.remove(data.propertyNames().iterator().next());
        return data;
    }

    /// Sends an argument that there is not.
    private ObjectNode misspelled() {
        return data().put(world.dice.any(List.of("note", "orderId", "user", "refund")), "see above");
    }

    private ObjectNode anyReason() {
        return data().put("cancel_reason", Phrases.any(world.dice, Phrases.UNACCEPTED_REASONS));
    }

    private ObjectNode noSuchOrder() {
        return data().put("order_id", "#W" + world.dice.digits(7));
    }

    private ObjectNode paidWith(String methodId) {
        return data().put("payment_method_id", methodId);
    }

    private ObjectNode named(String field, List<String> ids) {
        ObjectNode data = data();
        data.set(field, Json.tree(ids));
        return data;
    }

    private ObjectNode replaced(ItemSwap swap, String newItem) {
        List<String> ids = new ArrayList<>(swap.newItemIds());
        ids.set(0, newItem);
        return named("new_item_ids", ids);
    }

    private static List<String> twice(List<String> ids) {
        return Stream.concat(ids.stream(), Stream.of(ids.getFirst())).toList();
    }

    private String foreignMethod() {
        User other = world.ledger.user(world.dice.any(world.ledger.userIds()));
        return other.paymentMethods().keySet().iterator().next();
    }

    private String sameMethod(ModifyPendingOrderPayment payment) {
        return world.ledger.order(payment.orderId()).paymentHistory().getFirst().paymentMethodId();
    }

    /// A method of the user that a refund may not go to, if there is one.
    private String otherMethod(ReturnDeliveredOrderItems items) {
        return user.paymentMethods().values().stream()
                .filter(method -> !method.keepsBalance())
                .map(PaymentMethod::id)
                .filter(id -> !id.equals(items.paymentMethodId()))
                .findFirst()
                .orElseGet(this::foreignMethod);
    }

    private String soldOut(ItemSwap swap) {
        OrderItem old = world.ledger.order(swap.orderId()).items().stream()
                .filter(item -> item.itemId().equals(swap.itemIds().getFirst()))
                .findFirst()
                .orElseThrow();
        return soldOut(world.ledger.product(old.productId())).orElseGet(this::ofAnotherProduct);
    }

    private static Optional<String> soldOut(Product product) {
        return product.variants().values().stream()
                .filter(variant -> !variant.available())
                .map(Variant::itemId)
                .findFirst();
    }

    private String ofAnotherProduct() {
        Product product = world.ledger.product(world.dice.any(world.ledger.productIds()));
        return product.variants().keySet().iterator().next();
    }
}
