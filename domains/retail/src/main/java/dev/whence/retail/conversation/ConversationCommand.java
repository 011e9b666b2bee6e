package dev.whence.retail.conversation;

import dev.whence.schema.Describe;
import dev.whence.schema.Personal;
import org.jspecify.annotations.Nullable;

/// The commands that open a conversation and hand it over.
public sealed interface ConversationCommand {

    /// Finds the customer and opens a conversation with them.
    record AuthenticateUser(
            @Personal @Describe("The customer's e-mail address, for example mara.lund4821@post.example") @Nullable
            String email,

            @Personal @Describe("Without an e-mail address: first name, for example Mara") @Nullable
            String firstName,

            @Personal @Describe("Without an e-mail address: last name, for example Lund") @Nullable
            String lastName,

            @Personal @Describe("Without an e-mail address: zip code, for example 97412") @Nullable
            String zip)
            implements ConversationCommand {}

    /// Hands the customer over to a person.
    record TransferToHumanAgent(
            @Personal @Describe("What the customer wants and what was done so far, in one or two sentences")
            String summary)
            implements ConversationCommand {}
}
