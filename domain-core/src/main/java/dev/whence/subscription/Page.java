package dev.whence.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The decisions that follow a position, without a gap.
///
/// @param decisions those that can be read; none if the very next cannot
/// @param unreadable what follows them, if it cannot be read
record Page(List<Decision> decisions, @Nullable UnreadableDecisionException unreadable) {

    /// Reads the next page; to be called when the log has grown beyond the position. It holds as many decisions as the
    /// size says at most, and fewer where they are large: so the log gives them.
    static Page after(DecisionLog log, Position position, int size) {
        Page page = read(log, ReadQuery.all().after(position).limit(size));
        if (page.decisions.isEmpty() && page.unreadable == null) {
            throw new IllegalStateException("The log says that it goes on after position " + position
                    + " but gives no decision there: verify it, or restore it from a backup");
        }
        return page;
    }

    private static Page read(DecisionLog log, ReadQuery query) {
        try {
            return new Page(gapless(log.read(query), query.after()), null);
        } catch (UnreadableDecisionException e) {
            Position readable = e.position().previous();
            if (!e.position().isAfter(query.after())) {
                throw e; // not what was asked for: the log's trouble, not a decision's
            }
            if (readable.equals(query.after())) {
                return new Page(List.of(), e);
            }
            Page before = read(log, query.upTo(readable));
            boolean reachesIt = before.unreadable == null
                    && !before.decisions.isEmpty()
                    && before.decisions.getLast().position().equals(readable);
            return reachesIt ? new Page(before.decisions, e) : before;
        }
    }

    private static List<Decision> gapless(List<Decision> decisions, Position after) {
        Position expected = after;
        for (Decision decision : decisions) {
            expected = expected.next();
            if (!decision.position().equals(expected)) {
                throw new IllegalStateException("The log gave the decision at position " + decision.position()
                        + " where position " + expected + " was due: verify it, or restore it from a backup");
            }
        }
        return decisions;
    }
}
