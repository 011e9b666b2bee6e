package dev.whence.evals.search.shop;

import static dev.whence.evals.search.shop.Facts.argument;
import static dev.whence.evals.search.shop.Facts.argumentBegins;
import static dev.whence.evals.search.shop.Facts.command;
import static dev.whence.evals.search.shop.Facts.event;
import static dev.whence.evals.search.shop.Facts.failed;
import static dev.whence.evals.search.shop.Facts.failedOn;
import static dev.whence.evals.search.shop.Facts.reason;
import static dev.whence.evals.search.shop.Facts.refused;

import dev.whence.decision.Decision;
import dev.whence.evals.search.shop.ShopQuery.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The queries, told in other words than the decisions they are after.
final class ShopQueries {

    private static final String CANCEL = "CancelPendingOrder";
    private static final String RETURN = "ReturnDeliveredOrderItems";
    private static final String EXCHANGE = "ExchangeDeliveredOrderItems";
    private static final String SWAP = "ModifyPendingOrderItems";
    private static final String REPAY = "ModifyPendingOrderPayment";
    private static final String READDRESS = "ModifyPendingOrderAddress";
    private static final String BACK_TO = "refund-goes-back-or-to-gift-card";

    private final List<Decision> history;
    private final List<ShopQuery> queries = new ArrayList<>();

    private ShopQueries(List<Decision> history) {
        this.history = history;
    }

    /// All of them over a history of the shop.
    static List<ShopQuery> over(List<Decision> history) {
        ShopQueries all = new ShopQueries(history);
        all.aboutCancelling();
        all.aboutChanging();
        all.aboutSendingBack();
        all.aboutGoods();
        all.aboutRules();
        all.aboutRulesOfGoods();
        all.aboutArguments();
        all.aboutOperations();
        return List.copyOf(all.queries);
    }

    private void ask(Kind kind, String text, Predicate<Decision> meant) {
        ask(kind, text, meant, decision -> false);
    }

    private void ask(Kind kind, String text, Predicate<Decision> meant, Predicate<Decision> likeIt) {
        queries.add(ShopQuery.of(text, kind, history, meant, likeIt));
    }

    /// About a reason that a customer gave, for one kind of goods; for others it is like it.
    private void goods(String text, String type, String said, String goods) {
        ask(
                Kind.GOODS,
                text,
                command(type).and(reason(said)).and(reason(goods)),
                command(type).and(reason(said)));
    }

    private void said(String text, String type, String said) {
        ask(Kind.REASON, text, command(type).and(reason(said)));
    }

    private void aboutCancelling() {
        said("duplicate purchase made unintentionally, stop one of them", CANCEL, "twice by accident");
        said("spouse got the same thing earlier on their own", CANCEL, "partner had already bought");
        said("they will be away on vacation by the time the package turns up", CANCEL, "left on holiday");
        said("a kid used the account to shop without permission", CANCEL, "placed by their child");
        said("hit the buy button too hastily", CANCEL, "clicked too fast");
        said("slept on it and had second thoughts", CANCEL, "overnight");
        said("they own one in storage that they had forgotten", CANCEL, "in the attic");
        said("journey will not take place, so the gear is pointless", CANCEL, "trip is called off");
        said("the present is no longer wanted by anybody", CANCEL, "gift for which");
        said("fed up with slow delivery and wants out", CANCEL, "annoyed about the wait");
        said("present will miss the anniversary of somebody's birth", CANCEL, "too late for the birthday");
        said("package still sealed, insists on calling the purchase off", CANCEL, "not opened the parcel");
    }

    private void aboutChanging() {
        said("deliver to their workplace", READDRESS, "at the office");
        said("no one there to receive it, leave it next door", READDRESS, "nobody is at home");
        said("street number is incorrect", READDRESS, "house number");
        said("ship the gift straight to a buddy", READDRESS, "present for a friend");
        said("entered where they used to live without thinking", READDRESS, "typed the old address");
        said("spend the rest of the voucher on this purchase", REPAY, "use up the gift card");
        said("mistakenly charged the family's joint bank account", REPAY, "household account by accident");
        said("plastic is going out of date next month, bill something else", REPAY, "about to expire");
        said("must fit the set they already own", SWAP, "match the one they have at home");
        said("relatives preferred a different one", SWAP, "family voted");
        said("prefers a bigger size now", SWAP, "wants the larger");
        said("newlywed relocated to another town", "ModifyUserAddress", "got married");
        said("stored residence is stale", "ModifyUserAddress", "out of date since last year");
    }

    private void aboutSendingBack() {
        said("broken on arrival", RETURN, "damaged in transit");
        said("weighs more than they imagined", RETURN, "heavier than they thought");
        said("not like the photos on the website", RETURN, "different from the pictures");
        said("disappointing workmanship", RETURN, "not what they had expected");
        said("came too late for the celebration", RETURN, "after the party");
        said("two people gave them the same gift", RETURN, "twice as a present");
        said("useless for its purpose", RETURN, "does not do what");
        said("never unpacked, has become superfluous", RETURN, "box unopened");
        said("purchase could not be stopped in time, so they ship the goods to us", RETURN, "cancelled any more");
        said("colour clashes with everything else they own", EXCHANGE, "does not go with the rest");
        said("liked the version somebody they know has", EXCHANGE, "tried a friend");
    }

    private void aboutGoods() {
        goods("tent came broken", RETURN, "damaged in transit", "two-person tent");
        goods("smashed kettle, give them a refund", RETURN, "damaged in transit", "kettle");
        goods("lamp unlike the photo in the shop", RETURN, "different from the pictures", "table lamp");
        goods("bookshelf too weighty", RETURN, "heavier than they thought", "bookcase");
        goods("pan weighs too much", RETURN, "heavier than they thought", "cast-iron pan");
        goods("poorly made waterproof coat", RETURN, "not what they had expected", "rain jacket");
        goods("got two identical puzzles from guests", RETURN, "twice as a present", "wooden puzzle");
        goods("flashlight for the forehead is useless to them", RETURN, "does not do what", "head torch");
        goods("loudspeaker came when the celebration was over", RETURN, "after the party", "wireless speaker");
        goods("wife had got the frying skillet first", CANCEL, "partner had already bought", "cast-iron pan");
        goods("bought footwear two times unintentionally", CANCEL, "twice by accident", "walking shoes");
        goods("vacuum bottle not required, the excursion does not happen", CANCEL, "trip is called off", "thermos");
        goods("clock clashes with the furniture, swap", EXCHANGE, "does not go with the rest", "desk clock");
    }

    private void aboutRules() {
        ask(Kind.RULE, "could not tell who the caller was", failed("one-user-is-found"));
        ask(Kind.RULE, "agent went ahead without the shopper saying yes", failed("customer-confirmed"));
        ask(Kind.RULE, "meddled with somebody else's purchase", failed("customer-owns-order"));
        ask(Kind.RULE, "acted before checking the identity of the person", failed("customer-is-authenticated"));
        ask(
                Kind.RULE,
                "looked up a second shopper in the same chat",
                failed("one-user-per-conversation"),
                command("AuthenticateUser").and(reason("sister").or(reason("partner's account"))));
        ask(
                Kind.RULE,
                "voucher had too little money left for the purchase",
                failed("gift-card-covers-order"),
                failed("gift-card-covers-difference").or(failed("gift-card-covers-purchase")));
        ask(
                Kind.RULE,
                "wanted to call it off after it had reached the doorstep",
                command(CANCEL).and(failedOn("order-is-pending", "delivered")),
                command(CANCEL).and(failed("order-is-pending")));
        ask(
                Kind.RULE,
                "stop the parcel that is already on the road, too late",
                command(CANCEL).and(failedOn("order-is-pending", "processed")),
                command(CANCEL).and(failed("order-is-pending")));
        ask(Kind.RULE, "warehouse was about to send out something called off", failed("order-waits-to-be-sent"));
        ask(Kind.RULE, "price with a fraction of a penny", failed("price-is-sound"));
        ask(Kind.RULE, "load funds on a credit card or PayPal", failed("tops-up-a-gift-card"));
        ask(Kind.RULE, "unknown article number in the stock update", failed("item-exists"));
    }

    private void aboutRulesOfGoods() {
        ask(
                Kind.RULE,
                "shopper wanted her money back on plastic instead of a voucher or where it came from",
                failed(BACK_TO).and(argumentBegins("payment_method_id", "credit_card")),
                failed(BACK_TO));
        ask(
                Kind.RULE,
                "refund asked for on somebody else's PayPal",
                command(RETURN)
                        .and(failed("payment-method-belongs-to-user"))
                        .and(argumentBegins("payment_method_id", "paypal")),
                failed("payment-method-belongs-to-user"));
        ask(
                Kind.RULE,
                "tried to send goods in a second time",
                command(RETURN).and(failed("not-sent-back-before")),
                failed("not-sent-back-before"));
        ask(Kind.RULE, "replacement is out of stock", failed("new-items-available"));
        ask(Kind.RULE, "swap a thing for something of an entirely different sort", failed("new-items-same-product"));
        ask(Kind.RULE, "swap for the very same thing makes no sense", failed("new-items-differ"));
        ask(
                Kind.RULE,
                "second swap of the same purchase",
                command(SWAP).and(failed("items-not-modified-before")),
                failed("items-not-modified-before"));
        ask(Kind.RULE, "basket had something sold out in it", failed("bought-items-available"));
        ask(Kind.RULE, "purchase number that we have never issued", failed("order-exists"));
        ask(Kind.RULE, "goods named more often than they were bought", failed("items-are-in-order"));
    }

    private void aboutArguments() {
        ask(Kind.ARGUMENT, "cheaper at a rival store, so calling off", argumentOfRefusedCancel("better price"));
        ask(Kind.ARGUMENT, "shipping is too slow for them", argumentOfRefusedCancel("delivery takes too long"));
        ask(
                Kind.ARGUMENT,
                "trouble with paying as grounds for calling off",
                argumentOfRefusedCancel("payment problems"));
        ask(Kind.ARGUMENT, "box got soaked outside, wants some money off", handover("left in the rain"));
        ask(Kind.ARGUMENT, "bill should be made out to a firm", handover("invoice in the name of a company"));
        ask(Kind.ARGUMENT, "fix a faulty thing under guarantee", handover("repaired under warranty"));
        ask(Kind.ARGUMENT, "package went missing although tracking claims it came", handover("carrier says delivered"));
        ask(Kind.ARGUMENT, "beat a rival's cheaper deal", handover("matched to another shop"));
        ask(Kind.ARGUMENT, "has to come on a specific date", handover("on a certain day"));
        ask(
                Kind.ARGUMENT,
                "nobody could establish who it was, so a colleague took over",
                handover("could not be identified"));
        ask(Kind.ARGUMENT, "already dispatched, colleague has to halt it", handover("stopped, but it is on its way"));
    }

    private static Predicate<Decision> argumentOfRefusedCancel(String words) {
        return command(CANCEL).and(refused()).and(argument("cancel_reason", words));
    }

    private static Predicate<Decision> handover(String words) {
        return event("TransferredToHumanAgent").and(argument("summary", words));
    }

    private void aboutOperations() {
        operation("transport got more expensive, so we charge more", "ChangeItemPrice", "freight costs");
        operation("lowered to keep up with a rival store", "ChangeItemPrice", "matching a competitor");
        operation("too many in the warehouse, make it cheaper", "ChangeItemPrice", "overstock");
        operation("a successor will be launched, clear it out", "ChangeItemPrice", "new model");
        operation("inspection found faults, withhold it", "ChangeItemAvailability", "quality control");
        operation("vendor is behind schedule", "ChangeItemAvailability", "supplier is late");
        operation("refurbished goods are on the shelf again", "ChangeItemAvailability", "returned pieces checked");
        operation("shop made amends with store credit", "TopUpGiftCard", "goodwill");
        operation("parents gave money for the anniversary of the birth", "TopUpGiftCard", "birthday present");
        operation("people next door took the package", "DeliverOrder", "left with a neighbor");
        operation("recipient gave a signature", "DeliverOrder", "signed for");
        operation("bought after reading our mailing", "PlaceOrder", "newsletter");
    }

    private void operation(String text, String type, String said) {
        ask(Kind.OPERATIONS, text, command(type).and(reason(said)));
    }
}
