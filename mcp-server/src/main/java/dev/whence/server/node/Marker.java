package dev.whence.server.node;

import org.jspecify.annotations.Nullable;

/// What `whence.json` says of its folder.
///
/// @param format the version of the folder's layout
/// @param domain the domain whose decisions it holds
/// @param demonstration which made-up history it holds; null for real ones
/// @param keys the id of the store of keys that its personal values are encrypted with; null before there is one
public record Marker(
        int format,
        String domain,
        @Nullable Demonstrated demonstration,
        @Nullable String keys) {

    static final int FORMAT = 1;

    /// A made-up history.
    ///
    /// @param seed what it was played with
    /// @param complete whether it was played to its end
    public record Demonstrated(long seed, boolean complete) {}

    static Marker of(String domain) {
        return new Marker(FORMAT, domain, null, null);
    }

    Marker with(Demonstrated history) {
        return new Marker(format, domain, history, keys);
    }

    Marker withoutKeys() {
        return new Marker(format, domain, demonstration, null);
    }

    Marker withKeys(String id) {
        return new Marker(format, domain, demonstration, id);
    }
}
