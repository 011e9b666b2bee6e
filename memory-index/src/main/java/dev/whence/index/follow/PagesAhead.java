package dev.whence.index.follow;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Reads a log page by page, and the next page while one is worked on. For one thread; to be closed.
final class PagesAhead implements AutoCloseable {

    private final DecisionLog log;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("whence-index-pages").factory());
    private @Nullable Next next;

    PagesAhead(DecisionLog log) {
        this.log = log;
    }

    /// A page that is being read.
    private record Next(Position after, int size, Future<List<StoredDecision>> page) {}

    /// The decisions after a position.
    ///
    /// @param size how many at most
    /// @param more whether to begin with the page after it at once
    /// @throws LogUnavailableException if the log cannot be read
    List<StoredDecision> read(Position after, int size, boolean more) throws InterruptedException {
        List<StoredDecision> page = page(after, size);
        if (more && !page.isEmpty()) {
            Position last = page.getLast().position();
            next = new Next(last, size, reader.submit(() -> log.readStored(query(last, size))));
        }
        return page;
    }

    private List<StoredDecision> page(Position after, int size) throws InterruptedException {
        Next begun = next;
        next = null;
        if (begun == null || !begun.after.equals(after) || begun.size != size) {
            return log.readStored(query(after, size));
        }
        try {
            return begun.page.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        }
    }

    private static ReadQuery query(Position after, int size) {
        return ReadQuery.all().after(after).limit(size);
    }

    @Override
    public void close() {
        reader.close();
    }
}
