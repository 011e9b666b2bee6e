package dev.whence.index;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A log in memory some of whose decisions are damaged, and that can be away for a while.
final class TroubledLog implements DecisionLog {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final Set<Position> damaged = ConcurrentHashMap.newKeySet();
    private volatile boolean away;

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
        List<Decision> read = log.read(query);
        read.stream().filter(decision -> damaged.contains(decision.position())).forEach(TroubledLog::decodeDamaged);
        return read;
    }

    private static void decodeDamaged(Decision decision) {
        DecisionCodec.decodeBody(decision.position(), decision.time(), "{]".getBytes(StandardCharsets.UTF_8));
    }

    private void requireThere() {
        if (away) {
            throw new LogUnavailableException("The log's disk is away; bring it back");
        }
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        return log.append(draft, condition);
    }

    @Override
    public Position head() {
        requireThere();
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
        requireThere();
        return log.await(after, atMost);
    }

    @Override
    public void close() {
        log.close();
    }
}
