package dev.whence.evals.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/// A PostgreSQL of this run's own, on the measured disk, set for durable writes and for many of them.
final class PostgresServer implements AutoCloseable {

    /// What makes a commit durable, and what it must be set to. The embedded server's own defaults are for tests:
    /// off.
    private static final Map<String, String> DURABLE =
            Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

    /// So that no checkpoint has to come in the middle of a measure, and the table's pages stay in memory.
    private static final Map<String, String> ROOMY = Map.of(
            "shared_buffers", "512MB",
            "wal_buffers", "16MB",
            "max_wal_size", "8GB",
            "checkpoint_timeout", "30min");

    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /// @throws IllegalStateException if it does not make commits durable
    static PostgresServer start(Path folder) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setErrorRedirector(Redirect.DISCARD)
                .setOutputRedirector(Redirect.DISCARD)
                .setConnectConfig("prepareThreshold", "1")
                .setPGStartupWait(START);
        DURABLE.forEach(builder::setServerConfig);
        ROOMY.forEach(builder::setServerConfig);
        try {
            PostgresServer started = new PostgresServer(builder.start());
            started.requireDurable();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + folder, e);
        }
    }

    private void requireDurable() {
        Map<String, String> found = settings();
        DURABLE.forEach((setting, required) -> {
            if (!required.equals(found.get(setting))) {
                close();
                throw new IllegalStateException("PostgreSQL runs with " + setting + "=" + found.get(setting) + ", not "
                        + required + ": what it acknowledges would not be durable, so it is not measured");
            }
        });
    }

    /// What the running server says of how it makes commits durable.
    Map<String, String> settings() {
        Map<String, String> found = new LinkedHashMap<>();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name :
                    new String[] {"fsync", "synchronous_commit", "full_page_writes", "wal_sync_method", "server_version"
                    }) {
                try (ResultSet row = statement.executeQuery("show " + name)) {
                    row.next();
                    found.put(name, row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not tell its settings", e);
        }
        return found;
    }

    String durability() {
        StringBuilder text = new StringBuilder();
        settings()
                .forEach((name, value) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(name)
                        .append('=')
                        .append(value));
        return text.toString();
    }

    /// Connections for so many callers, each statement in a transaction of its own or not.
    HikariDataSource pool(int connections, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        config.setAutoCommit(autoCommit);
        config.setConnectionTimeout(START.toMillis());
        return new HikariDataSource(config);
    }

    static long count(DataSource pool, String table) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
