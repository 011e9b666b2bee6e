package dev.whence.retail.conversation;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.model.Conditions.anyOf;
import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static dev.whence.retail.user.Lookup.EMAIL_ADDRESS;
import static dev.whence.retail.user.Lookup.NAME_AND_ZIP;

import dev.whence.model.CommandType;
import dev.whence.model.NewIds;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.retail.conversation.ConversationCommand.AuthenticateUser;
import dev.whence.retail.conversation.ConversationCommand.TransferToHumanAgent;
import dev.whence.retail.conversation.ConversationEvent.TransferredToHumanAgent;
import dev.whence.retail.conversation.ConversationEvent.UserAuthenticated;
import java.util.List;

/// What the commands of a conversation require and produce.
public final class ConversationCommands {

    public static final Rule<AuthenticateUser> IDENTITY_IS_GIVEN = Rule.invariant(
            "identity-is-given",
            "Give the e-mail address, or first name, last name and zip code together",
            in -> anyOf(
                    in.given("email", AuthenticateUser::email).isPresent(),
                    allOf(
                            in.given("first_name", AuthenticateUser::firstName).isPresent(),
                            in.given("last_name", AuthenticateUser::lastName).isPresent(),
                            in.given("zip", AuthenticateUser::zip).isPresent())));

    public static final Rule<AuthenticateUser> ONE_USER_IS_FOUND = Rule.invariant(
            "one-user-is-found",
            "What the customer says must belong to exactly one user",
            in -> Candidates.of(in).count().is(1));

    public static final Rule<AuthenticateUser> ONE_USER_PER_CONVERSATION = Rule.<AuthenticateUser>invariant(
                    "one-user-per-conversation",
                    "A conversation serves one user only: for another user, authenticate without a conversation handle",
                    in -> anyOf(
                            ConversationRules.authenticatedUser(in).isAbsent(),
                            ConversationRules.authenticatedUser(in)
                                    .isOneOf(Candidates.of(in).userIds())))
            .inGroup(ConversationRules.GROUP);

    public static final CommandType<AuthenticateUser> AUTHENTICATE_USER = CommandType.of(AuthenticateUser.class)
            .describedAs("Finds the customer by e-mail, or by first name, last name and zip code, and opens a "
                    + "conversation. Do this first, even if the customer gives a user id, and pass the conversation "
                    + "handle with every later call. One customer per conversation.")
            .readingIfAny(
                    EMAIL_ADDRESS, in -> Candidates.emailLookup(in.command()).orElse(null))
            .readingIfAny(
                    NAME_AND_ZIP,
                    in -> Candidates.nameAndZipLookup(in.command()).orElse(null))
            .readingIfAny(CONVERSATION, in -> in.origin().conversation())
            .requires(
                    ConversationRules.CONVERSATION_IS_KNOWN,
                    IDENTITY_IS_GIVEN,
                    ONE_USER_IS_FOUND,
                    ONE_USER_PER_CONVERSATION)
            .personalDataOf(in -> Candidates.of(in).dataSubject())
            .produces((in, newIds) -> {
                Candidates candidates = Candidates.of(in);
                return List.of(new UserAuthenticated(
                        conversation(in, newIds), candidates.theOne(), candidates.identification()));
            });

    public static final CommandType<TransferToHumanAgent> TRANSFER_TO_HUMAN_AGENT = CommandType.of(
                    TransferToHumanAgent.class)
            .describedAs("Hands the customer over to a human agent. Do this if, and only if, the request is outside "
                    + "what the other commands can do. Afterwards tell the customer: YOU ARE BEING TRANSFERRED TO A "
                    + "HUMAN AGENT. PLEASE HOLD ON.")
            .readingIfAny(CONVERSATION, in -> in.origin().conversation())
            .requires(ConversationRules.CONVERSATION_IS_KNOWN)
            .personalDataOf(in -> in.find(CONVERSATION)
                    .map(known -> known.state().dataSubject())
                    .orElse(null))
            .produces((in, newIds) -> List.of(new TransferredToHumanAgent(
                    conversation(in, newIds), in.command().summary())));

    private ConversationCommands() {}

    /// The conversation that the request names, or a new one if it names none that is known.
    private static String conversation(Scope<?> in, NewIds newIds) {
        return in.find(CONVERSATION)
                .map(known -> known.state().conversationId())
                .orElseGet(() -> newIds.next("c"));
    }
}
