package dev.whence.index;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.Position;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A log in memory some of whose decisions are damaged, and that can be away for a while.
final class TroubledLog extends ForwardingDecisionLog {

    private static final byte[] DAMAGED = "{]".getBytes(StandardCharsets.UTF_8);

    private final Set<Position> damaged = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

    TroubledLog() {
        super(new InMemoryDecisionLog());
    }

    void damage(long position) {
        damaged.add(Position.of(position));
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        requireThere();
        List<Decision> read = super.read(query);
        read.stream()
                .filter(decision -> damaged.contains(decision.position()))
                .forEach(decision -> DecisionCodec.decodeBody(decision.position(), decision.time(), DAMAGED));
        return read;
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        requireThere();
        return super.readStored(query).stream().map(this::damagedOrWhole).toList();
    }

    private StoredDecision damagedOrWhole(StoredDecision stored) {
        return damaged.contains(stored.position())
                ? StoredDecision.of(stored.position(), stored.time(), stored.claimedKey(), DAMAGED)
                : stored;
    }

    private void requireThere() {
        if (away) {
            throw new LogUnavailableException("The log's disk is away; bring it back");
        }
    }

    @Override
    public Position head() {
        requireThere();
        return super.head();
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        requireThere();
        return super.await(after, atMost);
    }
}
