package dev.whence.audit;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/// A log whose decisions were changed by other hands, or lie on damaged blocks; its tree is as it was.
class AlteredLog extends ForwardingDecisionLog {

    private final Map<Long, StoredDecision> changed = new HashMap<>();
    private final Set<Long> unreadable = new TreeSet<>();
    private final DecisionLog log;

    AlteredLog(DecisionLog log) {
        super(log);
        this.log = log;
    }

    void change(long position, StoredDecision other) {
        changed.put(position, other);
    }

    void damage(long first, long last) {
        LongStream.rangeClosed(first, last).forEach(unreadable::add);
    }

    @Override
    public List<StoredDecision> readStored(ReadQuery query) {
        long end = Math.min(
                Objects.requireNonNull(query.upTo()).value(), query.after().value() + query.limit());
        return LongStream.rangeClosed(query.after().value() + 1, end)
                .mapToObj(this::stored)
                .toList();
    }

    @Override
    public Optional<StoredDecision> storedAt(Position position) {
        return Optional.of(stored(position.value()));
    }

    private StoredDecision stored(long position) {
        if (unreadable.contains(position)) {
            throw new LogUnavailableException("The decision log cannot be read: block checksum mismatch");
        }
        StoredDecision other = changed.get(position);
        return other == null ? log.storedAt(Position.of(position)).orElseThrow() : other;
    }
}
