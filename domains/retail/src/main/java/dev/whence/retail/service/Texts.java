package dev.whence.retail.service;

/// Descriptions of arguments that several requests share.
final class Texts {

    static final String ORDER_ID = "The order's id with its number sign, for example #W2378156";
    static final String CONFIRMATION =
            "What the customer explicitly agreed to after hearing all details, in a few words: "
                    + "'yes, cancel #W2378156 and refund my PayPal account'; leave it out if they have not";
    static final String DIFFERENCE_METHOD =
            "The customer's payment method that pays or receives the price difference, for example credit_card_9513926";
    static final String ADDRESS1 = "Street and number, for example 101 Highway";
    static final String ADDRESS2 = "Suite or apartment; empty if there is none";
    static final String CITY = "For example New York";
    static final String STATE = "For example NY";
    static final String COUNTRY = "For example USA";
    static final String ZIP = "For example 10001";

    private Texts() {}
}
