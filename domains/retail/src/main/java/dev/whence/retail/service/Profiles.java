package dev.whence.retail.service;

import static dev.whence.retail.conversation.Conversation.CONVERSATION;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_CONFIRMED;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_IS_AUTHENTICATED;
import static dev.whence.retail.conversation.ConversationRules.CUSTOMER_OWNS_PROFILE;
import static dev.whence.retail.user.User.USER;

import dev.whence.model.CommandType;
import dev.whence.retail.service.CustomerRequest.ModifyUserAddress;
import dev.whence.retail.user.Lookup;
import dev.whence.retail.user.LookupEvent.NameAndZipAssigned;
import dev.whence.retail.user.LookupEvent.NameAndZipReleased;
import dev.whence.retail.user.User;
import dev.whence.retail.user.UserEvent.UserAddressModified;
import java.util.ArrayList;
import java.util.List;

/// What customers can change about themselves.
public final class Profiles {

    public static final CommandType<ModifyUserAddress> MODIFY_USER_ADDRESS = CommandType.of(ModifyUserAddress.class)
            .describedAs("Changes the customer's default address. Orders keep the addresses they were placed with: "
                    + "use modify_pending_order_address for those.")
            .on(USER, ModifyUserAddress::userId)
            .readingIfAny(CONVERSATION, in -> in.origin().conversation())
            .requires(CUSTOMER_IS_AUTHENTICATED, CUSTOMER_OWNS_PROFILE, CUSTOMER_CONFIRMED)
            .produces(in -> moved(in.the(USER).state(), in.command()));

    private Profiles() {}

    private static List<Object> moved(User user, ModifyUserAddress command) {
        List<Object> events = new ArrayList<>();
        events.add(new UserAddressModified(user.userId(), command.address()));
        String before = Lookup.idOf(user.name(), user.address());
        String after = Lookup.idOf(user.name(), command.address());
        if (!before.equals(after)) {
            events.add(new NameAndZipReleased(before, user.userId()));
            events.add(new NameAndZipAssigned(after, user.userId()));
        }
        return events;
    }
}
