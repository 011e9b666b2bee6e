package dev.whence.retail.order;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far an order has come.
public enum OrderStatus {
    /// Placed, not yet sent.
    @JsonProperty("pending")
    PENDING,
    /// Not yet sent, and its items were modified, which can be done only once.
    @JsonProperty("pending (item modified)")
    PENDING_ITEM_MODIFIED,
    /// On its way.
    @JsonProperty("processed")
    PROCESSED,
    @JsonProperty("delivered")
    DELIVERED,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("return requested")
    RETURN_REQUESTED,
    @JsonProperty("exchange requested")
    EXCHANGE_REQUESTED
}
