package dev.whence.retail.service;

import dev.whence.retail.conversation.Confirmed;
import dev.whence.retail.user.Address;
import dev.whence.schema.Describe;
import dev.whence.schema.Personal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests of customers, each with the customer's confirmation.
public sealed interface CustomerRequest extends Confirmed {

    /// A request about one order.
    sealed interface AboutOrder extends CustomerRequest {
        String orderId();
    }

    /// A request that names a payment method.
    sealed interface WithPaymentMethod extends AboutOrder {
        String paymentMethodId();
    }

    /// A request about items of one order, with a payment method for the money that follows.
    sealed interface AboutItems extends WithPaymentMethod {
        List<String> itemIds();
    }

    /// A request to have other items instead, paired by their place in the lists.
    sealed interface ItemSwap extends AboutItems {
        List<String> newItemIds();
    }

    record CancelPendingOrder(
            @Describe(Texts.ORDER_ID) String orderId,

            @Describe("The customer's reason: 'no longer needed' or 'ordered by mistake'; no other is accepted")
            String cancelReason,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements AboutOrder {}

    record ModifyPendingOrderAddress(
            @Describe(Texts.ORDER_ID) String orderId,
            @Personal @Describe(Texts.ADDRESS1) String address1,
            @Personal @Describe(Texts.ADDRESS2) String address2,
            @Personal @Describe(Texts.CITY) String city,
            @Personal @Describe(Texts.STATE) String state,
            @Personal @Describe(Texts.COUNTRY) String country,
            @Personal @Describe(Texts.ZIP) String zip,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements AboutOrder {

        Address address() {
            return new Address(address1, address2, city, state, country, zip);
        }
    }

    record ModifyPendingOrderPayment(
            @Describe(Texts.ORDER_ID) String orderId,

            @Describe("The new payment method's id, one of the customer's own, for example paypal_8042117")
            String paymentMethodId,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements WithPaymentMethod {}

    record ModifyPendingOrderItems(
            @Describe(Texts.ORDER_ID) String orderId,

            @Describe(
                    "The ids of all items to replace, for example [\"7306612954\"]; name an id twice to replace two of it")
            List<String> itemIds,

            @Describe(
                    "The ids of the new items, one for each in item_ids and in the same order, for example [\"2984410573\"]")
            List<String> newItemIds,

            @Describe(Texts.DIFFERENCE_METHOD) String paymentMethodId,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements ItemSwap {}

    record ReturnDeliveredOrderItems(
            @Describe(Texts.ORDER_ID) String orderId,

            @Describe(
                    "The ids of all items to return, for example [\"7306612954\"]; name an id twice to return two of it")
            List<String> itemIds,

            @Describe("Where the refund goes: the payment method that paid the order, or a gift card of the customer")
            String paymentMethodId,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements AboutItems {}

    record ExchangeDeliveredOrderItems(
            @Describe(Texts.ORDER_ID) String orderId,

            @Describe(
                    "The ids of all items to exchange, for example [\"7306612954\"]; name an id twice to exchange two of it")
            List<String> itemIds,

            @Describe(
                    "The ids of the new items, one for each in item_ids and in the same order, for example [\"2984410573\"]")
            List<String> newItemIds,

            @Describe(Texts.DIFFERENCE_METHOD) String paymentMethodId,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements ItemSwap {}

    record ModifyUserAddress(
            @Describe("The customer's user id, for example mara_lund_4821")
            String userId,

            @Personal @Describe(Texts.ADDRESS1) String address1,
            @Personal @Describe(Texts.ADDRESS2) String address2,
            @Personal @Describe(Texts.CITY) String city,
            @Personal @Describe(Texts.STATE) String state,
            @Personal @Describe(Texts.COUNTRY) String country,
            @Personal @Describe(Texts.ZIP) String zip,

            @Personal @Describe(Texts.CONFIRMATION) @Nullable
            String confirmation)
            implements CustomerRequest {

        Address address() {
            return new Address(address1, address2, city, state, country, zip);
        }
    }
}
