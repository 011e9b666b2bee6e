package dev.whence.server.node;

import dev.whence.agent.DomainTools;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Toolbox;
import dev.whence.engine.DecisionEngine;
import dev.whence.explain.Explainer;
import dev.whence.index.DecisionIndex;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.DecisionLog;
import dev.whence.model.Domain;
import dev.whence.server.subscription.SubscriptionDesk;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import dev.whence.subscription.Subscription;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An open data folder: the log, the engine that appends to it, the index that follows it, and the tools on top.
/// One process at a time has a folder open.
public final class Node implements AutoCloseable {

    private final Ledger ledger;
    private final DecisionIndex index;
    private final Toolbox toolbox;
    private final OpenParts parts;
    private final List<Subscription> offered;
    private @Nullable SubscriptionDesk subscriptions;

    private Node(NodeSettings settings, OpenParts parts) {
        this.parts = parts;
        this.offered = settings.module().subscriptions();
        this.ledger = parts.add(Ledger.open(settings));
        this.index = parts.add(DecisionIndex.open(
                folder().index(),
                log(),
                domain(),
                IndexSettings.defaults(),
                settings.embeddings() ? EmbedderProvider.installed() : Optional.empty()));
        this.toolbox = DomainTools.of(
                new Memory(
                        domain(),
                        ledger.guards(),
                        log(),
                        ledger.states(),
                        engine(InstantSource.system()),
                        new Explainer(engine(InstantSource.system()).forks(), new KeptCheckpoint(folder())::newest)),
                index);
    }

    /// Opens the folder, and makes it if it does not exist.
    ///
    /// @throws FolderException if it cannot be used
    /// @throws dev.whence.log.LogUnavailableException if its log cannot be opened, for example because another
    ///     process has it open
    /// @throws dev.whence.personal.KeysUnavailableException if the keys of its data subjects are lost or damaged
    /// @throws dev.whence.index.query.IndexUnavailableException if its index cannot be kept
    public static Node open(NodeSettings settings) {
        OpenParts parts = new OpenParts();
        try {
            return new Node(settings, parts);
        } catch (RuntimeException e) {
            parts.closeAfter(e);
            throw e;
        }
    }

    public DataFolder folder() {
        return ledger.folder();
    }

    public Domain domain() {
        return ledger.domain();
    }

    public DecisionLog log() {
        return ledger.log();
    }

    public DecisionIndex index() {
        return index;
    }

    public Toolbox toolbox() {
        return toolbox;
    }

    /// What a backup of the log says of its folder: it asks for keys only if there are some.
    public Marker markerForBackup() {
        return ledger.keys().isEmpty() ? folder().existing().withoutKeys() : folder().existing();
    }

    /// The log as it is stored, for backups.
    public RocksDbDecisionLog stored() {
        return ledger.stored();
    }

    /// The subscriptions of the folder, opened when they are first asked for; none of them runs until it is
    /// started.
    ///
    /// @throws dev.whence.subscription.SubscriptionStoreException if what is stored of them cannot be used
    public synchronized SubscriptionDesk subscriptions() {
        if (subscriptions == null) {
            subscriptions = parts.add(SubscriptionDesk.open(folder().subscriptions(), log(), index, offered));
        }
        return subscriptions;
    }

    /// An engine on this log with a clock of its own.
    public DecisionEngine engine(InstantSource clock) {
        return ledger.engine(clock);
    }

    /// Who looks after the personal data in this folder.
    public Custodian custodian() {
        return new Custodian(engine(InstantSource.system()), index, ledger.keys());
    }

    /// Ends following and releases the folder. Everything acknowledged is on disk before and after.
    @Override
    public void close() {
        parts.close();
    }
}
