package dev.whence.audit;

import java.util.List;

/// What an audit looks at beyond the decisions themselves.
///
/// @param known    heads of the tree that are known from elsewhere, such as earlier checkpoints
/// @param decoding whether every decision is also decoded
/// @param files    whether the store checks its files
/// @param indexes  whether the store compares its indexes with the decisions
public record AuditOptions(List<Known> known, boolean decoding, boolean files, boolean indexes) {

    public AuditOptions {
        known = List.copyOf(known);
    }

    /// The decisions and their tree.
    public static AuditOptions plain() {
        return new AuditOptions(List.of(), false, false, false);
    }

    /// All there is to look at.
    public static AuditOptions deep() {
        return new AuditOptions(List.of(), true, true, true);
    }

    public AuditOptions knowing(List<Known> heads) {
        return new AuditOptions(heads, decoding, files, indexes);
    }
}
