package dev.whence.retail.service;

/// Descriptions of arguments that several requests share.
final class Texts {

    static final String ORDER_ID = "The order's id with its number sign, for example #W4821907";
    static final String CONFIRMATION =
            "What the customer explicitly agreed to after hearing all details, in a few words: "
                    + "'yes, cancel #W4821907 and refund my PayPal account'; leave it out if they have not";
    static final String DIFFERENCE_METHOD =
            "The customer's payment method that pays or receives the price difference, for example credit_card_3365210";
    static final String ADDRESS1 = "Street and number, for example 14 Mill Street";
    static final String ADDRESS2 = "Suite or apartment; empty if there is none";
    static final String CITY = "For example Marlow Bay";
    static final String STATE = "For example OR";
    static final String COUNTRY = "For example USA";
    static final String ZIP = "For example 97412";

    private Texts() {}
}
