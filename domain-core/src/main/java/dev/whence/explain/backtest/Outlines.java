package dev.whence.explain.backtest;

import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The outlines of a log from its beginning, page by page: the next pages are read and decoded while one is worked
/// on. For one thread; to be closed.
final class Outlines implements AutoCloseable {

    private static final int PAGE = 1_000;
    private static final int AHEAD = 2;

    private final DecisionLog log;
    private final Position upTo;
    private final Outline.Parts parts;
    private final ExecutorService readers = Executors.newFixedThreadPool(
            AHEAD, Thread.ofPlatform().daemon().name("whence-backtest-", 0).factory());
    private final Deque<Future<List<Entry>>> ahead = new ArrayDeque<>();
    private long asked;

    /// @param upTo the last position that is read
    Outlines(DecisionLog log, Position upTo, Outline.Parts parts) {
        this.log = log;
        this.upTo = upTo;
        this.parts = parts;
    }

    /// What stands at a position; without an outline if it cannot be read.
    record Entry(Position position, Optional<Outline> outline) {}

    /// The next page, in order; empty after the last.
    List<Entry> next() {
        while (ahead.size() < AHEAD && asked < upTo.value()) {
            long from = asked;
            asked = Math.min(upTo.value(), from + PAGE);
            long to = asked;
            ahead.add(readers.submit(() -> read(Position.of(from), Position.of(to))));
        }
        Future<List<Entry>> first = ahead.poll();
        return first == null ? List.of() : await(first);
    }

    private List<Entry> read(Position after, Position last) {
        List<Entry> entries = new ArrayList<>(PAGE);
        ReadQuery query = ReadQuery.all().after(after).upTo(last).limit(PAGE);
        log.forEachStored(query, stored -> entries.add(entry(stored)));
        return entries;
    }

    private Entry entry(StoredDecision stored) {
        try {
            return new Entry(stored.position(), Optional.of(log.outline(stored, parts)));
        } catch (UnreadableDecisionException unreadable) {
            return new Entry(stored.position(), Optional.empty()); // counted, and told of in the answer
        }
    }

    private static List<Entry> await(Future<List<Entry>> page) {
        try {
            return page.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the log was read; ask again", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
