package dev.whence.retail.conversation;

import dev.whence.schema.Personal;

/// What can happen in a conversation.
public sealed interface ConversationEvent {

    String conversationId();

    /// The customer said who they are and was found. The first one opens the conversation.
    record UserAuthenticated(String conversationId, String userId, Identification authenticatedBy)
            implements ConversationEvent {}

    /// The customer was handed over to a person.
    record TransferredToHumanAgent(
            String conversationId, @Personal String summary) implements ConversationEvent {}
}
