package dev.whence.retail.imports;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.model.Conditions.forEach;

import dev.whence.decision.Evidence;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.imports.ImportCommand.ImportOrder;
import dev.whence.retail.imports.ImportCommand.ImportProduct;
import dev.whence.retail.imports.ImportCommand.ImportUser;
import dev.whence.retail.order.OrderItem;
import dev.whence.retail.order.Payment;
import dev.whence.retail.product.Variant;
import dev.whence.retail.user.PaymentMethod;
import dev.whence.retail.values.Cents;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The rules that keep nonsense out when a shop is brought in.
public final class SoundnessRules {

    public static final Rule<ImportUser> PAYMENT_METHODS_ARE_SOUND = Rule.invariant(
            "payment-methods-are-sound",
            "Each payment method stands under its own id, and gift cards, only they, have a balance, not below zero",
            in -> forEach(methods(in), Map.Entry::getKey, method -> isSound(in, method)));

    public static final Rule<ImportProduct> ITEMS_ARE_SOUND = Rule.invariant(
            "items-are-sound",
            "Each item stands under its own id and has a price of whole cents, not below zero",
            in -> forEach(items(in), Map.Entry::getKey, item -> isSoundItem(in, item)));

    public static final Rule<ImportOrder> AMOUNTS_ARE_SOUND = Rule.invariant(
            "amounts-are-sound",
            "Prices and payments are amounts of whole cents, not below zero",
            in -> allOf(
                    forEach(
                            places("order.items", in.command().order().items()),
                            place -> Cents.isSound(price(in, place))),
                    forEach(
                            places("order.payment_history", in.command().order().paymentHistory()),
                            place -> Cents.isSound(amount(in, place)))));

    private SoundnessRules() {}

    private static Fact<List<Map.Entry<String, PaymentMethod>>> methods(Scope<? extends ImportUser> in) {
        return entries("user.payment_methods", in.command().user().paymentMethods());
    }

    private static Evidence isSound(Scope<? extends ImportUser> in, Map.Entry<String, PaymentMethod> entry) {
        String path = "user.payment_methods." + entry.getKey();
        PaymentMethod method = entry.getValue();
        Evidence ownId = in.given(path + ".id", command -> method.id()).is(entry.getKey());
        Fact<BigDecimal> balance = in.given(path + ".balance", command -> method.balance());
        return allOf(ownId, method.keepsBalance() ? Cents.isSound(balance) : balance.isAbsent());
    }

    private static Fact<List<Map.Entry<String, Variant>>> items(Scope<? extends ImportProduct> in) {
        return entries("product.variants", in.command().product().variants());
    }

    private static Evidence isSoundItem(Scope<? extends ImportProduct> in, Map.Entry<String, Variant> entry) {
        String path = "product.variants." + entry.getKey();
        Variant item = entry.getValue();
        return allOf(
                in.given(path + ".item_id", command -> item.itemId()).is(entry.getKey()),
                Cents.isSound(in.given(path + ".price", command -> item.price())));
    }

    private static <V> Fact<List<Map.Entry<String, V>>> entries(String path, Map<String, V> map) {
        return new Fact<>(
                "command." + path, List.of("command#/" + path.replace('.', '/')), List.copyOf(map.entrySet()));
    }

    private static Fact<List<Integer>> places(String list, List<?> entries) {
        return new Fact<>(
                "places in command." + list,
                List.of("command#/" + list.replace('.', '/')),
                IntStream.range(0, entries.size()).boxed().toList());
    }

    private static Fact<BigDecimal> price(Scope<? extends ImportOrder> in, int place) {
        OrderItem item = in.command().order().items().get(place);
        return in.given("order.items." + place + ".price", command -> item.price());
    }

    private static Fact<BigDecimal> amount(Scope<? extends ImportOrder> in, int place) {
        Payment entry = in.command().order().paymentHistory().get(place);
        return in.given("order.payment_history." + place + ".amount", command -> entry.amount());
    }
}
