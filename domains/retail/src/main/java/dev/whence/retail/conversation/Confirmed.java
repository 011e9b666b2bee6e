package dev.whence.retail.conversation;

import org.jspecify.annotations.Nullable;

/// A command that needs the customer's explicit yes.
public interface Confirmed {

    /// What the customer confirmed; null if nothing was confirmed.
    @Nullable
    String confirmation();
}
