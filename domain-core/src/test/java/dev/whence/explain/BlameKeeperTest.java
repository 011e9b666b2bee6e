package dev.whence.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.state.CountingLog;
import dev.whence.state.EntityStates;
import dev.whence.state.InMemorySnapshotStore;
import dev.whence.state.Snapshot;
import dev.whence.state.SnapshotPolicy;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class BlameKeeperTest {

    private static final EntityRef ACCOUNT = EntityRef.parse("account:A");
    private static final int EVERY = 5;

    private final InMemorySnapshotStore snapshots = new InMemorySnapshotStore();
    private final InMemorySnapshotStore blames = new InMemorySnapshotStore();
    private final CountingLog log = new CountingLog(new InMemoryDecisionLog());

    private EntityStates states() {
        return new EntityStates(log, 10, snapshots, blames, new SnapshotPolicy(EVERY, "bank"));
    }

    /// An account that changes twelve times, with a keeper on this executor.
    private void twelveChanges(Executor executor) {
        EntityStates states = states();
        DecisionEngine engine = new DecisionEngine(Bank.domain(), log, states, List.of(), InstantSource.system());
        BlameKeeper.start(Bank.domain(), log, states, executor);
        var _ = engine.decide(CommandRequest.of(new OpenAccount("A", "mara"), Branch.ANNA));
        for (int i = 2; i <= 12; i++) {
            var _ = engine.decide(CommandRequest.of(new PayIn("A", BigDecimal.valueOf(i)), Branch.ANNA));
        }
    }

    @Test
    void blame_and_state_are_kept_while_an_entity_changes_often() {
        twelveChanges(Runnable::run);

        assertThat(blames.newest(ACCOUNT, log.head()).map(Snapshot::version)).contains(Position.of(10));
        assertThat(blames.newest(ACCOUNT, Position.of(9)).map(Snapshot::version))
                .contains(Position.of(5));
        assertThat(snapshots.newest(ACCOUNT, log.head()).map(Snapshot::version)).contains(Position.of(10));
    }

    @Test
    void a_question_then_reads_only_what_came_since() {
        twelveChanges(Runnable::run);
        EntityStates fresh = states();
        int before = log.newlyRead();

        Blame blame = Blame.of(Bank.ACCOUNT, ACCOUNT, log, fresh, log.head());

        assertThat(before).isPositive();
        assertThat(log.newlyRead()).isEqualTo(2);
        assertThat(blame.at("/balance").orElseThrow().setBy().position()).isEqualTo(Position.of(12));
        assertThat(blame.at("/owner").orElseThrow().setBy().position()).isEqualTo(Position.of(1));
    }

    @Test
    void what_could_not_be_kept_at_its_time_is_kept_later() {
        List<Runnable> refused = new ArrayList<>();
        twelveChanges(work -> {
            if (refused.isEmpty()) {
                refused.add(work);
                throw new RejectedExecutionException("too much");
            }
            work.run();
        });

        assertThat(blames.newest(ACCOUNT, Position.of(9))).isEmpty();
        assertThat(blames.newest(ACCOUNT, log.head()).map(Snapshot::version)).contains(Position.of(10));
    }
}
