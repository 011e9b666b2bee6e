package dev.whence.retail.user;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The three kinds of payment method.
public enum PaymentSource {
    @JsonProperty("credit_card")
    CREDIT_CARD,
    @JsonProperty("paypal")
    PAYPAL,
    @JsonProperty("gift_card")
    GIFT_CARD
}
