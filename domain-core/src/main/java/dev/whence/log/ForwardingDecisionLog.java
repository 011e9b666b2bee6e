package dev.whence.log;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.proof.Prover;
import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A log that does what another does: the start of a decorator, which overrides what it changes. Whatever reads
/// whole decisions by position or one after the other goes through [#read] and [#readStored].
public abstract class ForwardingDecisionLog implements DecisionLog {

    private final DecisionLog log;

    protected ForwardingDecisionLog(DecisionLog log) {
        this.log = log;
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
    public List<Decision> read(ReadQuery query) {
        return log.read(query);
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        return log.readStored(query);
    }

    @Override
    public List<Position> positions(ReadQuery query) {
        return log.positions(query);
    }

    @Override
    public Decision decode(StoredDecision decision) {
        return log.decode(decision);
    }

    @Override
    public Outline outline(StoredDecision decision, Outline.Parts parts) {
        return log.outline(decision, parts);
    }

    @Override
    public void appendStored(List<StoredDecision> decisions) {
        log.appendStored(decisions);
    }

    @Override
    public TreeHead treeHead() {
        return log.treeHead();
    }

    @Override
    public Prover prover() {
        return log.prover();
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
    public Position positionAt(Instant time) {
        return log.positionAt(time);
    }

    @Override
    public Position await(Position after, Duration atMost) throws InterruptedException {
        return log.await(after, atMost);
    }

    @Override
    public List<StorageFault> checkFiles(ProgressListener progress) {
        return log.checkFiles(progress);
    }

    @Override
    public List<StorageFault> checkIndexes(ProgressListener progress) {
        return log.checkIndexes(progress);
    }

    @Override
    public void close() {
        log.close();
    }
}
