/// Conversations with customers: who was authenticated, and what the rest of the shop may do for them.
///
/// Start reading at [dev.whence.retail.conversation.Conversation], then
/// [dev.whence.retail.conversation.ConversationRules]. A conversation is a handle that `AuthenticateUser` gives and
/// later commands carry. What always holds: a conversation serves one user.
@NullMarked
package dev.whence.retail.conversation;

import org.jspecify.annotations.NullMarked;
