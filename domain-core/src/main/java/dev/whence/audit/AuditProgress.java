package dev.whence.audit;

/// Hears how far an audit is. It may throw to end it.
@FunctionalInterface
public interface AuditProgress {

    /// For audits that nobody watches.
    AuditProgress NOBODY = (_, _, _) -> {};

    /// @param step what is being done, such as `verifying`
    void at(String step, long done, long total);
}
