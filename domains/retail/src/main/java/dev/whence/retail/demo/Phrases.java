package dev.whence.retail.demo;

import java.util.List;

/// What people in the played history say. `{…}` is filled in.
final class Phrases {

    static final List<String> AUTHENTICATE = List.of(
            "Customer opened a chat and wants help with an order",
            "Find the caller's account before anything else",
            "Incoming mail, need to know who is writing",
            "Identify the customer",
            "Customer asks about a recent purchase; checking who they are",
            "Start of conversation: authentication",
            "Caller gave their details, looking up the profile",
            "Verify identity as the policy asks");

    static final List<String> AUTHENTICATE_OTHER = List.of(
            "Customer asks to look at their partner's account as well",
            "Caller says their sister ordered from us too and wants the same change",
            "Customer gave a second e-mail address, might be another account");

    static final List<String> CANCEL = List.of(
            "Customer no longer needs {item} from {order}",
            "The gift for which {order} was meant is off the table, customer wants it cancelled",
            "Customer ordered {item} twice by accident",
            "Found an old {thing} in the attic, please stop {order}",
            "Delivery would come after they have left on holiday",
            "Partner had already bought {item}",
            "Customer clicked too fast and does not want {order}",
            "Changed their mind about {item} overnight",
            "Order was placed by their child",
            "Plans changed, the trip is called off, so {item} is not needed");

    static final List<String> CANCEL_REASONS = List.of("no longer needed", "no longer needed", "ordered by mistake");

    static final List<String> UNACCEPTED_REASONS = List.of(
            "found a better price elsewhere",
            "delivery takes too long",
            "customer changed their mind about the color",
            "payment problems",
            "other");

    static final List<String> CANCEL_LATE = List.of(
            "Customer wants to cancel {order} although it has been sent, says it is too late for the birthday",
            "Customer insists that {order} be cancelled, they have not opened the parcel",
            "{item} arrived but they want their money back, asking to cancel",
            "Customer is annoyed about the wait and wants {order} cancelled now",
            "Wrong kind of {thing} ordered, please cancel");

    static final List<String> ADDRESS = List.of(
            "Customer moves to {city} this week, {order} should go there",
            "Typed the old address by habit, {order} has to go to {city}",
            "Customer wants {order} at the office in {city}",
            "Nobody is at home, send it to the neighbors' house in {city}",
            "House number in {order} is wrong",
            "Present for a friend in {city}: ship it there directly");

    static final List<String> PAYMENT = List.of(
            "Customer would rather pay {order} with {method}",
            "Card is about to expire, please charge {method} for {order}",
            "Wants to use up the gift card for {order}",
            "Paid from the household account by accident, should be {method}",
            "Customer asks to switch the payment of {order} to {method}");

    static final List<String> ITEMS = List.of(
            "Customer wants {item} in another version",
            "Picked the wrong kind of {thing}",
            "{item} should match the one they have at home, other option wanted",
            "Customer noticed in the confirmation mail that {item} is not the variant they meant",
            "Wants the larger {thing} after all",
            "Family voted for a different {thing}");

    static final List<String> RETURN = List.of(
            "{item} does not do what they bought it for",
            "{item} looks different from the pictures",
            "Customer received {item} twice as a present",
            "{item} was damaged in transit, wants the money back",
            "Quality of {item} is not what they had expected",
            "No longer needs {item}, box unopened",
            "{item} is heavier than they thought",
            "Arrived after the party for which {item} was bought");

    static final List<String> RETURN_MORE = List.of(
            "Now wants to send back {item} from the same order too",
            "Forgot to mention {item} last time",
            "Customer looked again and {item} should go back as well");

    static final List<String> RETURN_INSTEAD = List.of(
            "Cannot be cancelled any more, so the customer sends {item} back instead",
            "Offered a return of {item} after the cancellation was refused, customer agrees",
            "Order has arrived already: return of {item} in place of the cancellation");

    static final List<String> EXCHANGE = List.of(
            "{item} is not the right one for them, another version wanted",
            "{item} does not go with the rest, exchange for another one",
            "Wants {item} with the other option and keeps the rest",
            "Tried a friend's {thing} and would like that version",
            "Customer picked the wrong {thing} and asks to exchange it");

    static final List<String> MOVE = List.of(
            "Customer has moved to {city} and wants it in the profile",
            "New home in {city}, update the default address",
            "Default address is out of date since last year",
            "Customer got married and moved to {city}");

    static final List<String> TRANSFER = List.of(
            "Outside of what can be done here",
            "Needs a person to decide",
            "No command for this request",
            "Customer asks for a human");

    static final List<String> TRANSFER_SUMMARY = List.of(
            "Customer wants the price of {item} matched to another shop's offer.",
            "Customer reports that the parcel of {order} was left in the rain and asks for a partial refund.",
            "Customer asks for an invoice in the name of a company for {order}.",
            "Customer wants {order} delivered on a certain day.",
            "Customer asks whether {item} can be repaired under warranty.",
            "Carrier says delivered, customer has not received {order}.");

    static final List<String> TRANSFER_LATE = List.of(
            "Customer wants {order} stopped, but it is on its way; no command can do that.",
            "Customer insists on a cancellation of {order} that was sent already.");

    static final List<String> CONFIRM = List.of(
            "yes, {what}",
            "yes please, {what}",
            "correct, go ahead and {what}",
            "I confirm: {what}",
            "yes, do that: {what}",
            "that's right, {what}");

    private Phrases() {}

    static String any(Dice dice, List<String> phrases) {
        return dice.any(phrases);
    }

    /// A phrase with its gaps filled: names and values in turn.
    static String any(Dice dice, List<String> phrases, String... filling) {
        String phrase = dice.any(phrases);
        for (int i = 0; i < filling.length; i += 2) {
            phrase = phrase.replace("{" + filling[i] + "}", filling[i + 1]);
        }
        return Character.toUpperCase(phrase.charAt(0)) + phrase.substring(1);
    }

    /// What a customer says to confirm something.
    static String confirm(Dice dice, String what) {
        return dice.any(CONFIRM).replace("{what}", what);
    }
}
