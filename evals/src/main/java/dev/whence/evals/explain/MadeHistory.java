package dev.whence.evals.explain;

import dev.whence.decision.Position;
import dev.whence.engine.DecisionEngine;
import dev.whence.engine.Forks;
import dev.whence.explain.BlameKeeper;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.module.DomainModule;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.PersonalSnapshotStore;
import dev.whence.state.EntityStates;
import dev.whence.state.SnapshotPolicy;
import dev.whence.store.keys.SqliteSubjectKeys;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import dev.whence.store.rocksdb.RocksDbSnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// A made history of the retail domain in a folder, kept as a server keeps it: personal values encrypted, snapshots
/// of what has changed often. Made once, and opened again as often as wanted.
final class MadeHistory implements AutoCloseable {

    private static final int CACHED_STATES = 50_000;
    private static final int CHANGES_BETWEEN_SNAPSHOTS = 50;
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final String MARK = "made.json";

    private final Domain domain = DomainModule.named("retail").domain();
    private final List<Rule<Object>> guards = List.of(Guards.reasonIsGiven());
    private final RocksDbDecisionLog stored;
    private final SqliteSubjectKeys keys;
    private final RocksDbSnapshotStore snapshots;
    private final RocksDbSnapshotStore blames;

    /// What a history was made of; the same gives the same.
    ///
    /// @param entities about how many
    record Made(int decisions, int entities, long seed) {}

    private MadeHistory(Path folder) {
        stored = RocksDbDecisionLog.open(folder.resolve("log"));
        keys = SqliteSubjectKeys.open(folder.resolve("keys").resolve("subjects.db"));
        snapshots = RocksDbSnapshotStore.open(folder.resolve("snapshots"), stored);
        blames = RocksDbSnapshotStore.open(folder.resolve("blames"), stored);
    }

    /// Opens what was made in the folder before, or makes it.
    ///
    /// @throws IllegalArgumentException if something else was made there
    static MadeHistory in(Path folder, Made wanted, Consumer<String> progress) throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)) {
            Made made = Json.ENVELOPE.readValue(Files.readString(mark), Made.class);
            if (!made.equals(wanted)) {
                throw new IllegalArgumentException(
                        folder + " holds " + made + ", not " + wanted + ": ask for the same, or name another folder");
            }
            progress.accept("using the history in " + folder);
            return new MadeHistory(folder);
        }
        Files.createDirectories(folder.resolve("keys"));
        try (MadeHistory history = new MadeHistory(folder)) {
            if (!history.stored.head().equals(Position.NONE)) {
                throw new IllegalArgumentException(
                        folder + " holds a history that was not finished: remove it, or name another folder");
            }
            history.make(wanted, progress);
        }
        Files.writeString(mark, Json.ENVELOPE.writeValueAsString(wanted));
        return new MadeHistory(folder);
    }

    private void make(Made wanted, Consumer<String> progress) {
        BulkLog bulk = new BulkLog(stored);
        DecisionLog log = PersonalDataLog.open(bulk, keys);
        EntityStates states = states(log, 2 * wanted.entities() + 1_000);
        BlameKeeper.start(domain, log, states, Runnable::run);
        AtomicReference<Instant> now = new AtomicReference<>(START);
        InstantSource clock = () -> now.getAndUpdate(time -> time.plus(BETWEEN));
        DecisionEngine engine =
                new DecisionEngine(domain, log, states, guards, clock, keys).withIdsFrom(new Random(wanted.seed()));
        ShopHistory shop = new ShopHistory(
                wanted.seed(),
                ShopSize.of(wanted.entities()),
                request -> engine.decide(request).decision());
        progress.accept("making products and customers");
        shop.open();
        long started = System.nanoTime();
        long from = bulk.head().value();
        for (long done = from; done < wanted.decisions(); done = bulk.head().value()) {
            shop.step((done - from) / (double) (wanted.decisions() - from));
            if (done % 50_000 == 0) {
                progress.accept("deciding: %,d of %,d, %,.0f/s"
                        .formatted(done, wanted.decisions(), (done - from) * 1e9 / (System.nanoTime() - started)));
            }
        }
        bulk.flush();
        progress.accept("made %,d decisions, %,d entities".formatted(bulk.head().value(), bulk.entities()));
    }

    Domain domain() {
        return domain;
    }

    /// The log as a server reads it.
    DecisionLog log() {
        return PersonalDataLog.open(stored, keys);
    }

    /// States of which none is in memory yet.
    EntityStates states() {
        return states(log(), CACHED_STATES);
    }

    private EntityStates states(DecisionLog log, int cached) {
        return new EntityStates(
                log,
                cached,
                new PersonalSnapshotStore(snapshots, keys),
                new PersonalSnapshotStore(blames, keys),
                new SnapshotPolicy(CHANGES_BETWEEN_SNAPSHOTS, domain.toString()));
    }

    /// Forks of the history, of which no state is in memory yet; the clock stands at its end.
    Forks forks() {
        DecisionLog log = log();
        Instant end = stored.storedAt(stored.head()).orElseThrow().time();
        return new Forks(domain, guards, log, states(), () -> end);
    }

    @Override
    public void close() {
        blames.close();
        snapshots.close();
        keys.close();
        stored.close();
    }
}
