package dev.whence.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.StoredDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The decisions that an answer met and that cannot be read. The answer goes on without them and names them, so
/// that nobody takes what they say for something that never happened. For one answer and one thread.
public final class Gaps {

    private static final int NAMED = 3;

    private final DecisionLog log;
    private final TreeSet<Position> met = new TreeSet<>();

    public Gaps(DecisionLog log) {
        this.log = log;
    }

    /// The decision that is stored; empty, and noted, if it cannot be read.
    public Optional<Decision> read(StoredDecision stored) {
        return switch (LogEntry.of(stored, log)) {
            case LogEntry.Decided decided -> Optional.of(decided.decision());
            case LogEntry.Unreadable unreadable -> {
                met.add(unreadable.position());
                yield Optional.empty();
            }
        };
    }

    /// Notes one that turned out to be unreadable elsewhere.
    public void add(Position position) {
        met.add(position);
    }

    /// Where they stand, in order.
    public List<Position> positions() {
        return List.copyOf(met);
    }

    /// A sentence about them; empty if there are none.
    public static Optional<String> text(List<Position> positions) {
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        List<String> named = new ArrayList<>();
        positions.stream().limit(NAMED).forEach(position -> named.add(position.toString()));
        int more = positions.size() - named.size();
        return Optional.of(Sentences.count(positions.size(), "decision") + " cannot be read (position "
                + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "")
                + "): what "
                + (positions.size() == 1 ? "it" : "they") + " would add is unknown.");
    }
}
