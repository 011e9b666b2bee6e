package dev.whence.server.node;

import dev.whence.engine.DecisionEngine;
import dev.whence.explain.BlameKeeper;
import dev.whence.guard.Guards;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.PersonalSnapshotStore;
import dev.whence.state.EntityStates;
import dev.whence.state.SnapshotPolicy;
import dev.whence.state.SnapshotStore;
import dev.whence.store.keys.SqliteSubjectKeys;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import dev.whence.store.rocksdb.RocksDbSnapshotStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// What deciding needs of a data folder: the log, the keys of its data subjects, and the states of its entities.
/// There is no index, so that much can be decided fast and be indexed at one go when the folder is opened as a
/// [Node].
public final class Ledger implements AutoCloseable {

    private static final int CACHED_STATES = 50_000;
    private static final int CHANGES_BETWEEN_SNAPSHOTS = 50;

    private final DataFolder folder;
    private final Domain domain;
    private final List<Rule<Object>> guards = List.of(Guards.reasonIsGiven());
    private final OpenParts parts;
    private final RocksDbDecisionLog stored;
    private final SqliteSubjectKeys keys;
    private final DecisionLog log;
    private final EntityStates states;

    private Ledger(DataFolder folder, Domain domain, OpenParts parts) {
        this.folder = folder;
        this.domain = domain;
        this.parts = parts;
        this.stored = parts.add(RocksDbDecisionLog.open(folder.log()));
        this.keys = parts.add(folder.openKeys());
        this.log = PersonalDataLog.open(stored, keys);
        this.states = new EntityStates(
                log,
                CACHED_STATES,
                snapshots(folder.snapshots()),
                snapshots(folder.blames()),
                new SnapshotPolicy(CHANGES_BETWEEN_SNAPSHOTS, domain.toString()));
        BlameKeeper.start(domain, log, states, parts.add(new Background("whence-blames")));
    }

    private SnapshotStore snapshots(Path place) {
        return new PersonalSnapshotStore(parts.add(RocksDbSnapshotStore.open(place, stored)), keys);
    }

    /// Opens the folder, and makes it if it does not exist.
    ///
    /// @throws FolderException if it cannot be used
    /// @throws dev.whence.log.LogUnavailableException if its log cannot be opened, for example because another
    ///     process has it open
    /// @throws dev.whence.personal.KeysUnavailableException if the keys of its data subjects are lost or damaged
    public static Ledger open(NodeSettings settings) {
        Domain domain = settings.module().domain();
        if (!settings.withoutRules().isEmpty()) {
            domain = domain.withoutRules(settings.withoutRules());
        }
        settings.folder().claim(domain.name());
        OpenParts parts = new OpenParts();
        try {
            return new Ledger(settings.folder(), domain, parts);
        } catch (RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    public DataFolder folder() {
        return folder;
    }

    public Domain domain() {
        return domain;
    }

    /// The rules that guard every command, whatever the domain.
    public List<Rule<Object>> guards() {
        return guards;
    }

    /// The log as it is read: personal values are open where their keys are there.
    public DecisionLog log() {
        return log;
    }

    /// The log as it is stored.
    public RocksDbDecisionLog stored() {
        return stored;
    }

    public SqliteSubjectKeys keys() {
        return keys;
    }

    public EntityStates states() {
        return states;
    }

    /// An engine on this log with a clock of its own.
    public DecisionEngine engine(InstantSource clock) {
        return new DecisionEngine(domain, log, states, guards, clock, keys);
    }

    /// Releases the folder. Everything acknowledged is on disk before and after.
    @Override
    public void close() {
        parts.close();
    }
}
