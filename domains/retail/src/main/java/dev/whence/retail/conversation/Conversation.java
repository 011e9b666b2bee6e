package dev.whence.retail.conversation;

import dev.whence.decision.EntityRef;
import dev.whence.model.EntityType;
import dev.whence.retail.conversation.ConversationEvent.TransferredToHumanAgent;
import dev.whence.retail.conversation.ConversationEvent.UserAuthenticated;
import dev.whence.retail.user.User;
import dev.whence.schema.Personal;
import org.jspecify.annotations.Nullable;

/// A piece of work for one customer.
///
/// @param userId whom it serves; null until somebody was authenticated
/// @param authenticatedBy how the user was found
/// @param transferSummary what a human agent was told, if it was handed over
public record Conversation(
        String conversationId,
        @Nullable String userId,
        @Nullable Identification authenticatedBy,
        @Personal @Nullable String transferSummary) {

    public static final EntityType<Conversation, ConversationEvent> CONVERSATION = EntityType.named(
                    "conversation", Conversation.class)
            .describedAs("A piece of work for one customer: who was authenticated in it and how")
            .personalDataOf(Conversation::dataSubject)
            .changedBy(ConversationEvent.class, ConversationEvent::conversationId, Conversation::after);

    /// The customer, once known.
    public EntityRef dataSubject() {
        return userId == null ? CONVERSATION.ref(conversationId) : User.USER.ref(userId);
    }

    static Conversation after(@Nullable Conversation before, ConversationEvent event) {
        String id = event.conversationId();
        Conversation now = before == null ? new Conversation(id, null, null, null) : before;
        return switch (event) {
            case UserAuthenticated user ->
                new Conversation(id, user.userId(), user.authenticatedBy(), now.transferSummary());
            case TransferredToHumanAgent transfer ->
                new Conversation(id, now.userId(), now.authenticatedBy(), transfer.summary());
        };
    }
}
