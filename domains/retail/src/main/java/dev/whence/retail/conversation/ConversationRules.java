package dev.whence.retail.conversation;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.model.Conditions.anyOf;
import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static dev.whence.retail.order.Order.ORDER;
import static dev.whence.retail.user.User.USER;

import dev.whence.decision.Origin;
import dev.whence.model.Fact;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.order.Order;
import dev.whence.retail.user.User;
import org.jspecify.annotations.Nullable;

/// The rules about who is served in a conversation. A deployment without conversations switches off the whole group.
public final class ConversationRules {

    /// The name of the group.
    public static final String GROUP = "conversation";

    public static final Rule<Object> CONVERSATION_IS_KNOWN = Rule.<Object>invariant(
                    "conversation-is-known",
                    "A conversation handle must be one that was given out before",
                    in -> anyOf(
                            conversation(in).isAbsent(),
                            in.fact(CONVERSATION, "conversation_id", Conversation::conversationId)
                                    .isPresent()))
            .inGroup(GROUP);

    public static final Rule<Object> CUSTOMER_IS_AUTHENTICATED = Rule.<Object>invariant(
                    "customer-is-authenticated",
                    "The customer must have been authenticated in the conversation that the request names",
                    in -> allOf(
                            conversation(in).isPresent(), authenticatedUser(in).isPresent()))
            .inGroup(GROUP);

    public static final Rule<Object> CUSTOMER_OWNS_ORDER = Rule.<Object>invariant(
                    "customer-owns-order",
                    "A conversation serves only the user it authenticated: the order must be theirs",
                    in -> in.the(ORDER).fact("user_id", Order::userId).is(userOfConversation(in)))
            .inGroup(GROUP);

    public static final Rule<Object> CUSTOMER_OWNS_PROFILE = Rule.<Object>invariant(
                    "customer-owns-profile",
                    "A conversation serves only the user it authenticated: the profile must be theirs",
                    in -> in.the(USER).fact("user_id", User::userId).is(userOfConversation(in)))
            .inGroup(GROUP);

    public static final Rule<Confirmed> CUSTOMER_CONFIRMED = Rule.<Confirmed>invariant(
                    "customer-confirmed",
                    "The customer must have confirmed the details explicitly, and confirmation must say what they confirmed",
                    in -> allOf(
                            in.given("confirmation", Confirmed::confirmation).isPresent(),
                            confirmationWords(in).atLeast(1)))
            .inGroup(GROUP);

    private ConversationRules() {}

    private static Fact<String> conversation(Scope<?> in) {
        return in.asked("conversation", Origin::conversation);
    }

    static Fact<String> authenticatedUser(Scope<?> in) {
        return in.fact(CONVERSATION, "user_id", Conversation::userId);
    }

    private static Fact<String> userOfConversation(Scope<?> in) {
        return in.the(CONVERSATION).fact("user_id", Conversation::userId);
    }

    private static Fact<Integer> confirmationWords(Scope<? extends Confirmed> in) {
        Fact<String> given = in.given("confirmation", Confirmed::confirmation);
        return Fact.computed("words in command.confirmation", words(given.value()), given);
    }

    private static int words(@Nullable String text) {
        return text == null || text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
