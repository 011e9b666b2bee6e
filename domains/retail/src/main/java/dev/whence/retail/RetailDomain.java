package dev.whence.retail;

import dev.whence.model.Domain;
import dev.whence.retail.conversation.Conversation;
import dev.whence.retail.conversation.ConversationCommands;
import dev.whence.retail.imports.Imports;
import dev.whence.retail.operations.Operations;
import dev.whence.retail.order.Order;
import dev.whence.retail.product.Product;
import dev.whence.retail.service.DeliveredOrders;
import dev.whence.retail.service.PendingOrders;
import dev.whence.retail.service.Profiles;
import dev.whence.retail.user.Lookup;
import dev.whence.retail.user.User;

/// The shop as a domain.
public final class RetailDomain {

    /// The name of the domain.
    public static final String NAME = "retail";

    private static final Domain RETAIL = Domain.named(NAME)
            .describedAs("A retail shop. Agents can cancel or modify pending orders, return or exchange delivered "
                    + "orders, and change a customer's default address. First authenticate the customer and keep the "
                    + "conversation handle; one customer per conversation. Before each change, list the details to "
                    + "the customer and get an explicit yes. What cannot be done with these commands goes to a human "
                    + "agent.")
            .version(1)
            .entities(
                    User.USER,
                    Product.PRODUCT,
                    Order.ORDER,
                    Conversation.CONVERSATION,
                    Lookup.EMAIL_ADDRESS,
                    Lookup.NAME_AND_ZIP)
            .commands(
                    ConversationCommands.AUTHENTICATE_USER,
                    PendingOrders.CANCEL_PENDING_ORDER,
                    PendingOrders.MODIFY_PENDING_ORDER_ADDRESS,
                    PendingOrders.MODIFY_PENDING_ORDER_PAYMENT,
                    PendingOrders.MODIFY_PENDING_ORDER_ITEMS,
                    DeliveredOrders.RETURN_DELIVERED_ORDER_ITEMS,
                    DeliveredOrders.EXCHANGE_DELIVERED_ORDER_ITEMS,
                    Profiles.MODIFY_USER_ADDRESS,
                    ConversationCommands.TRANSFER_TO_HUMAN_AGENT,
                    Operations.PLACE_ORDER,
                    Operations.SHIP_ORDER,
                    Operations.DELIVER_ORDER,
                    Operations.CHANGE_ITEM_PRICE,
                    Operations.CHANGE_ITEM_AVAILABILITY,
                    Operations.TOP_UP_GIFT_CARD,
                    Imports.IMPORT_USER,
                    Imports.IMPORT_PRODUCT,
                    Imports.IMPORT_ORDER)
            .build();

    private RetailDomain() {}

    /// The domain with all its rules.
    public static Domain retail() {
        return RETAIL;
    }
}
