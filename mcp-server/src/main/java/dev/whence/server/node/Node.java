package dev.whence.server.node;

import dev.whence.agent.DomainTools;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Toolbox;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.guard.Guards;
import dev.whence.index.DecisionIndex;
import dev.whence.index.IndexSettings;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.PersonalSnapshotStore;
import dev.whence.server.subscription.SubscriptionDesk;
import dev.whence.state.EntityStates;
import dev.whence.state.SnapshotPolicy;
import dev.whence.state.SnapshotStore;
import dev.whence.store.keys.SqliteSubjectKeys;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import dev.whence.store.rocksdb.RocksDbSnapshotStore;
import dev.whence.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An open data folder: the log, the engine that appends to it, the index that follows it, and the tools on top.
/// One process at a time has a folder open.
public final class Node implements AutoCloseable {

    private static final int CACHED_STATES = 50_000;
    private static final int CHANGES_BETWEEN_SNAPSHOTS = 100;

    private final DataFolder folder;
    private final Domain domain;
    private final List<Rule<Object>> guards;
    private final RocksDbDecisionLog stored;
    private final DecisionLog log;
    private final EntityStates states;
    private final DecisionIndex index;
    private final Toolbox toolbox;
    private final SqliteSubjectKeys keys;
    private final OpenParts parts;
    private final List<Subscription> offered;
    private @Nullable SubscriptionDesk subscriptions;

    private Node(NodeSettings settings, Domain domain, OpenParts parts) {
        this.folder = settings.folder();
        this.domain = domain;
        this.parts = parts;
        this.offered = settings.module().subscriptions();
        this.guards = List.of(Guards.reasonIsGiven());
        this.stored = parts.add(RocksDbDecisionLog.open(folder.log()));
        this.keys = parts.add(folder.openKeys());
        this.log = PersonalDataLog.open(stored, keys);
        SnapshotStore snapshots = new PersonalSnapshotStore(
                parts.add(RocksDbSnapshotStore.open(folder.snapshots(), stored)), domain, keys);
        this.states = new EntityStates(
                log, CACHED_STATES, snapshots, new SnapshotPolicy(CHANGES_BETWEEN_SNAPSHOTS, domain.toString()));
        this.index = parts.add(DecisionIndex.open(
                folder.index(),
                log,
                domain,
                IndexSettings.defaults(),
                settings.embeddings() ? EmbedderProvider.installed() : Optional.empty()));
        this.toolbox = DomainTools.of(
                new Memory(
                        domain,
                        guards,
                        log,
                        states,
                        engine(InstantSource.system()),
                        new Explainer(engine(InstantSource.system()).forks(), new KeptCheckpoint(folder)::newest)),
                index);
    }

    /// Opens the folder, and makes it if it does not exist.
    ///
    /// @throws FolderException if it cannot be used
    /// @throws dev.whence.log.LogUnavailableException if its log cannot be opened, for example because another
    ///     process has it open
    /// @throws dev.whence.personal.KeysUnavailableException if the keys of its data subjects are lost or damaged
    /// @throws dev.whence.index.IndexUnavailableException if its index cannot be kept
    public static Node open(NodeSettings settings) {
        Domain domain = settings.module().domain();
        if (!settings.withoutRules().isEmpty()) {
            domain = domain.withoutRules(settings.withoutRules());
        }
        settings.folder().claim(domain.name());
        OpenParts parts = new OpenParts();
        try {
            return new Node(settings, domain, parts);
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

    public DecisionLog log() {
        return log;
    }

    public DecisionIndex index() {
        return index;
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    /// What a backup of the log says of its folder: it asks for keys only if there are some.
    public Marker markerForBackup() {
        return keys.isEmpty() ? folder.existing().withoutKeys() : folder.existing();
    }

    /// The log as it is stored, for backups.
    public RocksDbDecisionLog stored() {
        return stored;
    }

    /// The subscriptions of the folder, opened when they are first asked for; none of them runs until it is
    /// started.
    ///
    /// @throws dev.whence.subscription.SubscriptionStoreException if what is stored of them cannot be used
    public synchronized SubscriptionDesk subscriptions() {
        if (subscriptions == null) {
            subscriptions = parts.add(SubscriptionDesk.open(folder.subscriptions(), log, index, offered));
        }
        return subscriptions;
    }

    /// An engine on this log with a clock of its own.
    public DecisionEngine engine(InstantSource clock) {
        return new DecisionEngine(domain, log, states, guards, clock, keys);
    }

    /// Who looks after the personal data in this folder.
    public Custodian custodian() {
        return new Custodian(engine(InstantSource.system()), index, keys);
    }

    /// Ends following and releases the folder. Everything acknowledged is on disk before and after.
    @Override
    public void close() {
        parts.close();
    }
}
