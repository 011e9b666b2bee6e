package dev.whence.retail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.explain.StateExplainer;
import dev.whence.json.Json;
import dev.whence.log.ReadQuery;
import dev.whence.personal.PersonalSnapshotStore;
import dev.whence.state.EntityStates;
import dev.whence.state.InMemorySnapshotStore;
import dev.whence.state.Snapshot;
import dev.whence.state.SnapshotPolicy;
import dev.whence.state.SnapshotStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of the blame of long histories, against the blame that is found by folding them whole.
class KeptBlameTest {

    private final WrittenStore kept = new WrittenStore();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6})
    void blame_from_what_was_kept_is_the_blame_of_the_whole_history(long seed) {
        Shop shop = played(seed, 700);
        StateExplainer keeping = keeping(shop);
        Random random = new Random(seed);
        for (EntityRef entity : entities(shop)) {
            for (int i = 0; i < 4; i++) {
                Position asOf = Position.of(1 + random.nextLong(shop.log.head().value()));
                assertSame(shop, keeping, entity, asOf);
            }
        }
        assertThat(kept.saved.size()).isGreaterThan(25);
        assertThat(kept.found).isGreaterThan(25);
    }

    @Test
    void it_holds_no_personal_value_in_the_clear_and_tells_none_of_whom_is_forgotten() {
        Shop shop = played(7, 400);
        StateExplainer keeping = keeping(shop);
        EntityRef ida = EntityRef.parse("user:" + Stock.IDA);
        String name = shop.user(Stock.IDA).name().lastName();
        for (EntityRef entity : entities(shop)) {
            assertSame(shop, keeping, entity, shop.log.head());
        }
        assertThat(kept.saved.stream().anyMatch(text -> text.contains("user:" + Stock.IDA)))
                .isTrue();
        assertThat(kept.saved.stream().noneMatch(text -> text.contains(name))).isTrue();

        shop.engine.forget(ida, Origin.of("dpo", "asked for in writing"));

        for (EntityRef entity : entities(shop)) {
            assertSame(shop, keeping, entity, shop.log.head());
        }
        assertThat(keeping.explain(ida, "", shop.log.head()).fields().toString())
                .isNotEmpty()
                .doesNotContain(name);
    }

    private static Shop played(long seed, int steps) {
        RandomHistory history = new RandomHistory(seed);
        for (int step = 0; step < steps; step++) {
            history.step();
        }
        return history.shop;
    }

    private StateExplainer keeping(Shop shop) {
        SnapshotStore blames = new PersonalSnapshotStore(kept, shop.keys);
        SnapshotPolicy often = new SnapshotPolicy(3, "retail");
        return new StateExplainer(
                RetailDomain.retail(), shop.log, new EntityStates(shop.log, 100, SnapshotStore.none(), blames, often));
    }

    private static Set<EntityRef> entities(Shop shop) {
        Set<EntityRef> entities = new TreeSet<>();
        shop.log.forEach(ReadQuery.all(), decision -> entities.addAll(decision.changed()));
        return entities;
    }

    /// Asked twice, so that the second answer can rest on what the first one kept.
    private static void assertSame(Shop shop, StateExplainer keeping, EntityRef entity, Position asOf) {
        String whole = Json.tree(
                        new StateExplainer(RetailDomain.retail(), shop.log, shop.states).explain(entity, "", asOf))
                .toString();
        for (int i = 0; i < 2; i++) {
            assertThat(Json.tree(keeping.explain(entity, "", asOf)).toString())
                    .as("%s as of %s", entity, asOf)
                    .isEqualTo(whole);
        }
    }

    /// Keeps snapshots as text, as one on a disk does.
    private static final class WrittenStore implements SnapshotStore {
        private final SnapshotStore inMemory = new InMemorySnapshotStore();
        private final List<String> saved = new ArrayList<>();
        private int found;

        @Override
        public Optional<Snapshot> newest(EntityRef entity, Position upTo) {
            Optional<Snapshot> newest = inMemory.newest(entity, upTo);
            found += newest.isPresent() ? 1 : 0;
            return newest.map(snapshot -> new Snapshot(
                    snapshot.entity(),
                    snapshot.version(),
                    snapshot.schema(),
                    Json.DATA.readTree(snapshot.state().stringValue())));
        }

        @Override
        public void save(Snapshot snapshot) {
            String text = snapshot.state().toString();
            saved.add(text);
            inMemory.save(new Snapshot(snapshot.entity(), snapshot.version(), snapshot.schema(), Json.tree(text)));
        }

        @Override
        public void drop(EntityRef entity, Position version) {
            inMemory.drop(entity, version);
        }
    }
}
