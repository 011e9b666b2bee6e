package dev.whence.subscription;

import dev.whence.decision.Boundary;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A log in memory whose decisions can be damaged, and that can be out of order for some calls.
final class TestLog implements DecisionLog {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final Set<Position> damaged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger largestPage = new AtomicInteger();

    /// A log with so many decisions.
    static TestLog of(int decisions) {
        TestLog log = new TestLog();
        log.append(decisions);
        return log;
    }

    Decision appendAt(Instant time) {
        Draft draft = new Draft(
                DecisionId.create(time, ThreadLocalRandom.current()),
                time,
                "test",
                new RecordedCommand("Note", 1, Json.tree(null)),
                Origin.unknown(),
                new Boundary(List.of(), Position.NONE, time),
                List.of(),
                Outcome.OBSERVED,
                List.of());
        return log.append(draft, AppendCondition.none());
    }

    void append(int decisions) {
        for (int i = 0; i < decisions; i++) {
            appendAt(TestTiming.START);
        }
    }

    void damage(long position) {
        damaged.add(Position.of(position));
    }

    void repair() {
        damaged.clear();
    }

    void failNext(int calls) {
        failures.set(calls);
    }

    int largestPage() {
        return largestPage.get();
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new LogUnavailableException("The disk is gone");
        }
        List<Decision> page = log.read(query);
        for (Decision decision : page) {
            if (damaged.contains(decision.position())) {
                DecisionCodec.decodeBody(
                        decision.position(), decision.time(), "{\"domain\":".getBytes(StandardCharsets.UTF_8));
            }
        }
        largestPage.accumulateAndGet(page.size(), Math::max);
        return page;
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        return log.append(draft, condition);
    }

    @Override
    public Position head() {
        return log.head();
    }

    @Override
    public Position lastChange(EntityRef entity) {
        return log.lastChange(entity);
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return log.find(id);
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return log.findByIdempotencyKey(key);
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        return log.await(after, atMost);
    }

    @Override
    public void close() {
        log.close();
    }
}
