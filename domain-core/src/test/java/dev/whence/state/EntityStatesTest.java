package dev.whence.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.bank.Account;
import dev.whence.bank.AccountCommand.CloseAccounts;
import dev.whence.bank.AccountCommand.FreezeAccount;
import dev.whence.bank.AccountCommand.OpenAccount;
import dev.whence.bank.AccountCommand.PayIn;
import dev.whence.bank.AccountCommand.Transfer;
import dev.whence.bank.AccountCommand.Withdraw;
import dev.whence.bank.Bank;
import dev.whence.bank.Branch;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityStatesTest {

    private static final List<String> IDS = List.of("A", "B", "C", "D");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void time_travel_agrees_with_what_was_seen_at_the_time(long seed) {
        Random random = new Random(seed);
        Branch branch = new Branch();
        List<Map<String, EntityState<Account>>> seen = new ArrayList<>();
        seen.add(look(branch.states));
        for (int i = 0; i < 300; i++) {
            branch.ask(anyCommand(random));
            seen.add(look(branch.states));
        }
        EntityStates fresh = new EntityStates(branch.log, 2);
        EntityStates snapping =
                new EntityStates(branch.log, 1, new InMemorySnapshotStore(), new SnapshotPolicy(7, "bank v1"));
        List<EntityStates> all = List.of(fresh, branch.states, snapping);
        for (int i = 0; i < 300; i++) {
            int position = random.nextInt(seen.size());
            String id = IDS.get(random.nextInt(IDS.size()));
            EntityStates asked = all.get(random.nextInt(all.size()));
            assertThat(asked.asOf(Bank.ACCOUNT, ref(id), Position.of(position)))
                    .as("seed %d: %s at %d", seed, id, position)
                    .isEqualTo(seen.get(position).get(id));
        }
        assertThat(look(fresh)).isEqualTo(seen.getLast());
        assertThat(look(snapping)).isEqualTo(seen.getLast());
    }

    @Test
    void a_long_life_is_loaded_from_a_snapshot_and_the_changes_after_it() {
        Branch branch = new Branch();
        branch.account("A", "1");
        for (int i = 0; i < 500; i++) {
            branch.done(new PayIn("A", BigDecimal.ONE));
        }
        InMemorySnapshotStore store = new InMemorySnapshotStore();
        SnapshotPolicy policy = new SnapshotPolicy(100, "bank v1");
        EntityState<Account> folded = new EntityStates(branch.log, 1, store, policy).now(Bank.ACCOUNT, ref("A"));
        CountingLog counting = new CountingLog(branch.log);
        branch.done(new PayIn("A", BigDecimal.ONE));

        EntityState<Account> loaded = new EntityStates(counting, 1, store, policy).now(Bank.ACCOUNT, ref("A"));

        assertThat(Objects.requireNonNull(loaded.state()).balance()).isEqualByComparingTo("502");
        assertThat(loaded.version()).isEqualTo(folded.version().next());
        assertThat(counting.newlyRead()).isEqualTo(1);
    }

    @Test
    void a_snapshot_of_another_domain_version_is_thrown_away() {
        Branch branch = new Branch();
        branch.account("A", "5");
        InMemorySnapshotStore store = new InMemorySnapshotStore();
        Position head = branch.log.head();
        store.save(new Snapshot(
                ref("A"), head, "bank v0/" + Bank.ACCOUNT.stateForm(), Json.DATA.readTree("{\"owner\":\"nobody\"}")));

        EntityState<Account> loaded =
                new EntityStates(branch.log, 1, store, new SnapshotPolicy(100, "bank v1")).now(Bank.ACCOUNT, ref("A"));

        assertThat(Objects.requireNonNull(loaded.state()).owner()).isEqualTo("owner of A");
        assertThat(store.newest(ref("A"), head)).isEmpty();
    }

    private static Map<String, EntityState<Account>> look(EntityStates states) {
        Map<String, EntityState<Account>> now = new HashMap<>();
        IDS.forEach(id -> now.put(id, states.now(Bank.ACCOUNT, ref(id))));
        return now;
    }

    private static EntityRef ref(String id) {
        return new EntityRef("account", id);
    }

    private static Record anyCommand(Random random) {
        String id = IDS.get(random.nextInt(IDS.size()));
        String other = IDS.get(random.nextInt(IDS.size()));
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(1, 5000), 2);
        return switch (random.nextInt(8)) {
            case 0 -> new OpenAccount(id, "owner");
            case 1, 2, 3 -> new PayIn(id, amount);
            case 4 -> new Withdraw(id, amount);
            case 5 -> new Transfer(id, other, amount, "gift");
            case 6 -> random.nextInt(5) == 0 ? new FreezeAccount(id) : new PayIn(id, amount);
            default -> new CloseAccounts(List.of(id));
        };
    }
}
