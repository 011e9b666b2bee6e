package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.conversation.ConversationCommand.TransferToHumanAgent;
import dev.whence.retail.service.CustomerRequest;
import dev.whence.retail.user.User;
import org.jspecify.annotations.Nullable;

/// One customer's conversation with one worker: each request is caused by the one before. Used by one thread.
final class Contact {

    final Worker worker;
    private final World world;
    private final String userId;
    private final String ticket;
    private @Nullable String conversation;
    private @Nullable DecisionId last;

    Contact(World world, Worker worker, String userId) {
        this.world = world;
        this.worker = worker;
        this.userId = userId;
        this.ticket = "T-" + world.dice.digits(6);
    }

    User user() {
        return world.ledger.user(userId);
    }

    /// Finds the customer, if need be in a second attempt.
    ///
    /// @return whether the customer was found
    boolean authenticate() {
        User user = user();
        boolean mistyped = world.dice.chance(0.05);
        String email = mistyped ? user.email().replaceFirst("\\.", "") : user.email();
        boolean byEmail = mistyped || world.dice.chance(0.6);
        Decision first = byEmail
                ? identify(new AuthenticateUser(email, null, null, null))
                : identify(byName(user, user.address().zip()));
        if (!first.outcome().isRefusal()) {
            return true;
        }
        String zip = world.dice.chance(0.8) ? user.address().zip() : world.dice.digits(5);
        return !identify(byName(user, zip)).outcome().isRefusal();
    }

    private static AuthenticateUser byName(User user, String zip) {
        return new AuthenticateUser(null, user.name().firstName(), user.name().lastName(), zip);
    }

    private Decision identify(AuthenticateUser command) {
        Decision decision = ask(Phrases.any(world.dice, Phrases.AUTHENTICATE), command);
        if (!decision.outcome().isRefusal()) {
            conversation = decision.changed().getFirst().id();
        }
        return decision;
    }

    /// Tries to find another customer in this conversation.
    Decision identifyOther(User other) {
        return ask(
                Phrases.any(world.dice, Phrases.AUTHENTICATE_OTHER),
                new AuthenticateUser(other.email(), null, null, null));
    }

    /// Asks for something as it is, with the reason that the customer gave.
    Decision ask(String reason, Record command) {
        return send(CommandRequest.of(command, origin(reason)));
    }

    /// Asks for what the customer wants; a worker who gets it wrong puts it right, mostly.
    <C extends Record & CustomerRequest> Decision request(String reason, C command) {
        if (!world.dice.chance(worker.slips())) {
            return ask(reason, command);
        }
        Decision wrong = world.dice.chance(0.12) && conversation != null
                ? askUnauthenticated(reason, command)
                : send(Slips.wrong(command, world, user(), origin(reason)));
        return wrong.outcome().isRefusal() && world.dice.chance(0.8) ? ask(reason, command) : wrong;
    }

    private Decision askUnauthenticated(String reason, Record command) {
        return send(CommandRequest.of(command, origin(reason).withConversation(null)));
    }

    void transfer(String summary) {
        ask(Phrases.any(world.dice, Phrases.TRANSFER), new TransferToHumanAgent(summary));
    }

    private Decision send(CommandRequest request) {
        world.pause(15, 150);
        Decision decision = world.ask(request);
        last = decision.id();
        return decision;
    }

    private Origin origin(String reason) {
        return worker.origin()
                .withOnBehalfOf(userId)
                .withConversation(conversation)
                .withReason(reason)
                .withCausedBy(last)
                .withCorrelation(ticket);
    }
}
