package dev.whence.retail.order;

import java.util.List;

/// A parcel: which items are in it, and how it can be tracked.
public record Fulfillment(List<String> trackingId, List<String> itemIds) {

    public Fulfillment {
        trackingId = List.copyOf(trackingId);
        itemIds = List.copyOf(itemIds);
    }
}
