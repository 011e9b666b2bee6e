package dev.whence.server.serve;

import dev.whence.index.follow.IndexStatus;
import dev.whence.index.follow.MeaningStatus;
import dev.whence.log.LogUnavailableException;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.backup.Backups;
import dev.whence.server.http.Health;
import dev.whence.server.http.HttpServer;
import dev.whence.server.http.HttpSettings;
import dev.whence.server.http.Served;
import dev.whence.server.mcp.ToolServer;
import dev.whence.server.node.IndexReport;
import dev.whence.server.node.Node;
import dev.whence.server.proof.LocalDesk;
import dev.whence.server.proof.LogSigner;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// An open node that is served over HTTP.
public final class Service implements AutoCloseable {

    private final Node node;
    private final HttpServer server;

    private Service(Node node, HttpServer server) {
        this.node = node;
        this.server = server;
    }

    /// Serves a node, which from now on is closed together with this, or at once if it cannot be served.
    ///
    /// @param version of Whence, which callers are told
    /// @throws dev.whence.server.http.PortTakenException if another program listens on the port
    public static Service of(Node node, HttpSettings settings, String version) {
        try {
            HttpServer server = HttpServer.start(
                    settings,
                    new Served(
                            node.toolbox(),
                            new ToolServer(node.toolbox(), version, null),
                            new LocalDesk(node.log(), new LogSigner(node.folder()), node.folder(), false),
                            node.index(),
                            folder -> BackupReport.of(Backups.in(folder).add(node)),
                            node.subscriptions(),
                            node.custodian(),
                            () -> health(node, version)));
            node.folder().serving(server.url());
            node.subscriptions().start();
            return new Service(node, server);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    public URI url() {
        return server.url();
    }

    public Node node() {
        return node;
    }

    @Override
    public void close() {
        try {
            server.close();
        } finally {
            node.folder().servingEnded();
            node.close();
        }
    }

    private static Health health(Node node, String version) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("version", version);
        figures.put("domain", node.domain().name());
        figures.put("data", node.folder().path().toString());
        IndexStatus index = node.index().status();
        try {
            figures.put("decisions", node.log().head().value());
        } catch (LogUnavailableException closed) {
            figures.put("problem", Objects.requireNonNullElse(closed.getMessage(), "the log is closed"));
            return new Health(false, figures);
        }
        figures.put("searchable_up_to", index.seen().value());
        MeaningStatus meaning = index.meaning();
        if (meaning != null) {
            figures.put("found_by_meaning_up_to", meaning.seen().value());
            figures.put("meaning_lag", meaning.lag());
            if (meaning.problem() != null) {
                figures.put("meaning_problem", meaning.problem());
            }
        }
        addIndex(IndexReport.of(index), figures);
        return new Health(true, figures);
    }

    private static void addIndex(IndexReport index, Map<String, Object> figures) {
        figures.put("index_lag", index.lag());
        if (index.lagMillis() != null) {
            figures.put("index_lag_ms", index.lagMillis());
        }
        figures.put("index_format", index.format());
        figures.put("index_domain", index.domain());
        figures.put("index_generation", index.generation());
        if (index.rebuild() != null) {
            figures.put("index_rebuilding_percent", index.rebuild().percent());
        }
        if (index.problem() != null) {
            figures.put("index_problem", index.problem());
        }
    }
}
