package dev.whence.server.access;

import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Caller;
import dev.whence.agent.tools.Progress;
import dev.whence.agent.tools.Reply;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.log.LogEntry;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.backup.Backups;
import dev.whence.server.node.Forgotten;
import dev.whence.server.node.IndexReport;
import dev.whence.server.node.LogPages;
import dev.whence.server.node.Node;
import dev.whence.server.subscription.SubscriptionControl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A memory that this process has opened.
final class LocalAccess implements Access {

    private static final Duration INDEXING = Duration.ofSeconds(60);

    private final Node node;

    private LocalAccess(Node node) {
        this.node = node;
    }

    static LocalAccess to(Node node) {
        return new LocalAccess(node);
    }

    @Override
    public Reply call(String tool, ObjectNode arguments, Progress progress) {
        Caller caller = new Caller(System.getProperty("user.name"), "whence", "whence command line");
        if (tool.equals("search_history") || tool.equals("similar_cases")) {
            awaitIndex();
        }
        return node.toolbox()
                .find(tool)
                .map(found -> found.call(new Call(arguments, caller, progress)))
                .orElseThrow(() -> new IllegalArgumentException("There is no tool '" + tool + "'; there are "
                        + String.join(", ", node.toolbox().names())));
    }

    /// Nothing is appended meanwhile, so that the index can catch up wholly before it is asked.
    private void awaitIndex() {
        try {
            node.index().await(node.log().head(), INDEXING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<String> decisions(long after, @Nullable String entity, int most, Duration wait)
            throws InterruptedException {
        return LogPages.after(Position.of(after), entity, most, wait, node.log()).stream()
                .map(LogEntry::toJson)
                .toList();
    }

    @Override
    public BackupReport backUp(Path folder) {
        return BackupReport.of(Backups.in(folder).add(node));
    }

    @Override
    public IndexReport rebuildIndex() throws InterruptedException {
        return IndexReport.of(node.index().rebuild("it was asked for"));
    }

    @Override
    public IndexReport index() {
        return IndexReport.of(node.index().status());
    }

    @Override
    public SubscriptionControl subscriptions() {
        return node.subscriptions();
    }

    @Override
    public Forgotten forget(String subject, String reason) throws InterruptedException {
        Origin origin = Origin.of(System.getProperty("user.name"), reason).withClient("whence command line");
        return node.custodian().forget(EntityRef.parse(subject), origin);
    }

    @Override
    public void backUpKeys(Path copy) {
        node.custodian().backUpKeys(copy);
    }

    @Override
    public void close() {
        node.close();
    }
}
