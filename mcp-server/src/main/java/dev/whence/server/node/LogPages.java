package dev.whence.server.node;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a log in pages, for those who follow it.
public final class LogPages {

    private LogPages() {}

    /// What comes next after a position; decisions that cannot be read are among it as they are stored.
    ///
    /// @param entity only those that read or changed this entity, as `type:id`; null for all
    /// @param wait how long to wait for one at most
    /// @throws IllegalArgumentException if the entity is not written as one
    public static List<LogEntry> after(
            Position after, @Nullable String entity, int most, Duration wait, DecisionLog log)
            throws InterruptedException {
        ReadQuery query = (entity == null ? ReadQuery.all() : ReadQuery.mentioning(EntityRef.parse(entity)))
                .after(after)
                .limit(most);
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Position head = log.head();
            List<StoredDecision> page = log.readStored(query);
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (!page.isEmpty() || !left.isPositive()) {
                return page.stream().map(stored -> LogEntry.of(stored, log)).toList();
            }
            log.await(head, left);
        }
    }
}
