package dev.whence.retail.demo;

import java.util.List;

/// What a customer calls about.
enum Wish {
    CANCEL,
    OTHER_ADDRESS,
    OTHER_PAYMENT,
    OTHER_ITEMS,
    OTHER_ADDRESS_AND_ITEMS,
    RETURN,
    EXCHANGE,
    MOVE,
    SOMETHING_ELSE;

    /// Wishes about an order that has not been sent, as often as they come.
    static final List<Wish> BEFORE_SENDING = List.of(
            CANCEL,
            CANCEL,
            CANCEL,
            OTHER_ADDRESS,
            OTHER_ADDRESS,
            OTHER_PAYMENT,
            OTHER_ITEMS,
            OTHER_ITEMS,
            OTHER_ITEMS,
            OTHER_ADDRESS_AND_ITEMS);

    static final List<Wish> AFTER_DELIVERY = List.of(RETURN, RETURN, EXCHANGE);
}
