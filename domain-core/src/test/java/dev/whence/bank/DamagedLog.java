package dev.whence.bank;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A log some of whose decisions lost the second half of their bytes after they were appended. For one thread.
public final class DamagedLog extends ForwardingDecisionLog {

    private final Set<Position> damaged = new HashSet<>();

    public DamagedLog(DecisionLog log) {
        super(log);
    }

    /// Damages what stands at the position.
    public DamagedLog damage(Position position) {
        damaged.add(position);
        return this;
    }

    private StoredDecision asItIs(StoredDecision stored) {
        if (!damaged.contains(stored.position())) {
            return stored;
        }
        byte[] body = stored.body();
        return StoredDecision.of(
                stored.position(), stored.time(), stored.claimedKey(), Arrays.copyOf(body, body.length / 2));
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        return super.readStored(query).stream().map(this::asItIs).toList();
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        return readStored(query).stream().map(StoredDecision::decode).toList();
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return super.find(id).flatMap(decision -> at(decision.position()));
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return super.findByIdempotencyKey(key).flatMap(decision -> at(decision.position()));
    }
}
