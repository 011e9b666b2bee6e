package dev.whence.evals.bench.load;

import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import java.util.concurrent.ThreadLocalRandom;

/// The decision log as the engine uses it: a decision is appended on the condition that no entity it read was
/// changed since, and claims an idempotency key. The log stays open when this is closed.
public final class DecisionLogContender implements Contender {

    private final DecisionLog log;
    private final int bytes;

    /// @param bytes about how large one decision is
    public DecisionLogContender(DecisionLog log, int bytes) {
        this.log = log;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return "whence";
    }

    @Override
    public String durability() {
        return "write-ahead log synced before each acknowledgement, boundary and idempotency key checked";
    }

    @Override
    public Caller caller(int number, int callers) {
        return new Appending(SampleDecisions.seeded(ThreadLocalRandom.current().nextLong(), bytes));
    }

    @Override
    public void close() {}

    private final class Appending implements Caller {

        private final SampleDecisions decisions;
        private Draft next;
        private AppendCondition condition;

        Appending(SampleDecisions decisions) {
            this.decisions = decisions;
            next = decisions.next(Position.NONE);
            condition = AppendCondition.none();
        }

        @Override
        public void prepare() {
            Position head = log.head();
            next = decisions.next(head);
            condition = AppendCondition.unchanged(next.boundary().entities(), head)
                    .claiming(next.origin().idempotencyKey());
        }

        @Override
        public int append() {
            try {
                log.append(next, condition);
                return 1;
            } catch (BoundaryChangedException changed) {
                return 0;
            }
        }
    }
}
