package dev.whence.state;

/// When snapshots are taken and which are believed.
///
/// @param every a snapshot is taken once this many changes had to be folded since the last one
/// @param schema names what states are folded with, for example the domain and its version; snapshots of another schema
///     are thrown away
public record SnapshotPolicy(int every, String schema) {

    public SnapshotPolicy {
        if (every < 1) {
            throw new IllegalArgumentException(
                    "A snapshot every " + every + " changes is not possible: give 1 or more");
        }
    }
}
