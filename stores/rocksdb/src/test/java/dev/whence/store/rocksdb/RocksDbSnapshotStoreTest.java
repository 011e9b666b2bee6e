package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.state.InMemorySnapshotStore;
import dev.whence.state.Snapshot;
import dev.whence.store.testkit.Drafts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksDbSnapshotStoreTest {

    private static final EntityRef ORDER = EntityRef.parse("order:#W1");
    private static final List<EntityRef> ENTITIES =
            List.of(ORDER, EntityRef.parse("order:#W10"), EntityRef.parse("user:mei"), EntityRef.parse("user:größe"));

    @TempDir
    Path folder;

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private RocksDbSnapshotStore store;

    @BeforeEach
    void open() {
        store = RocksDbSnapshotStore.open(folder, log);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keeps_what_a_store_in_memory_keeps() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        InMemorySnapshotStore expected = new InMemorySnapshotStore();
        for (int i = 0; i < 2_000; i++) {
            EntityRef entity = ENTITIES.get(random.nextInt(ENTITIES.size()));
            Position position = Position.of(random.nextInt(300));
            switch (random.nextInt(8)) {
                case 0, 1 -> {
                    Snapshot snapshot = new Snapshot(entity, position, "bank v" + i, Json.tree("state " + i));
                    expected.save(snapshot);
                    store.save(snapshot);
                }
                case 2 -> {
                    expected.drop(entity, position);
                    store.drop(entity, position);
                }
                default ->
                    assertThat(store.newest(entity, position))
                            .as("seed %s: the newest of %s up to %s", seed, entity, position)
                            .isEqualTo(expected.newest(entity, position));
            }
        }
    }

    @Test
    void is_there_again_after_it_was_closed() {
        append(3);
        Snapshot snapshot = snapshot(3);
        store.save(snapshot);

        reopen();
        assertThat(newest()).isEqualTo(snapshot);

        append(2);
        reopen();
        assertThat(newest()).as("while the log grows").isEqualTo(snapshot);
    }

    @Test
    void is_thrown_away_where_the_log_is_an_older_copy_or_another_one() {
        append(3);
        store.save(snapshot(3));
        store.close();

        InMemoryDecisionLog older = new InMemoryDecisionLog();
        older.appendStored(log.readStored(ReadQuery.all().limit(2)));
        Drafts others = Drafts.seeded(99);
        older.append(Drafts.at(log.at(Position.of(3)).orElseThrow().time(), others.any()), AppendCondition.none());
        store = RocksDbSnapshotStore.open(folder, older);

        assertThat(newest()).isNull();
    }

    @Test
    void is_thrown_away_where_its_files_are_damaged() throws IOException {
        append(3);
        store.save(snapshot(3));
        store.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(file -> file.toString().contains("MANIFEST")).toList()) {
                Files.writeString(file, "nonsense");
            }
        }

        open();

        assertThat(newest()).isNull();
        store.save(snapshot(3));
        assertThat(newest()).isEqualTo(snapshot(3));
    }

    @Test
    void what_was_cleared_is_in_no_file() throws IOException {
        append(3);
        store.save(new Snapshot(ORDER, Position.of(3), "bank v1", Json.tree("Mei Kovacs, 221B Baker Street")));
        reopen();
        assertThat(newest()).isNotNull();

        store.clear();

        assertThat(newest()).isNull();
        store.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("Baker");
            }
        }
    }

    private @Nullable Snapshot newest() {
        return store.newest(ORDER, Position.of(Long.MAX_VALUE)).orElse(null);
    }

    private static Snapshot snapshot(long version) {
        return new Snapshot(ORDER, Position.of(version), "bank v1", Json.tree(List.of("a", "state")));
    }

    private void append(int decisions) {
        Drafts drafts = Drafts.seeded(decisions);
        for (int i = 0; i < decisions; i++) {
            log.append(drafts.changing(ORDER), AppendCondition.none());
        }
    }

    private void reopen() {
        store.close();
        open();
    }
}
