package dev.whence.subscription;

import dev.whence.decision.Boundary;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/// A log in memory whose decisions can be damaged, and that can be out of order for some calls.
final class TestLog extends ForwardingDecisionLog {

    private static final byte[] DAMAGED = "{\"domain\":".getBytes(StandardCharsets.UTF_8);

    private final Set<Position> damaged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger largestPage = new AtomicInteger();

    TestLog() {
        super(new InMemoryDecisionLog());
    }

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
        return append(draft, AppendCondition.none());
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
        List<Decision> page = super.read(query);
        for (Decision decision : page) {
            if (damaged.contains(decision.position())) {
                DecisionCodec.decodeBody(decision.position(), decision.time(), DAMAGED);
            }
        }
        largestPage.accumulateAndGet(page.size(), Math::max);
        return page;
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        return super.readStored(query).stream()
                .map(stored -> damaged.contains(stored.position())
                        ? StoredDecision.of(stored.position(), stored.time(), stored.claimedKey(), DAMAGED)
                        : stored)
                .toList();
    }
}
