package dev.whence.evals.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/// The plainest table of records in PostgreSQL: a number and the bytes. Each insert is a transaction.
final class PostgresPeer implements Contender {

    /// More connections than this make it slower on few processors, fewer make smaller groups for a sync.
    static final int CONNECTIONS = 64;

    private final PostgresServer server;
    private final Payloads payloads;
    private final HikariDataSource pool;
    private final AtomicLong number = new AtomicLong();

    PostgresPeer(PostgresServer server, Payloads payloads) {
        this.server = server;
        this.payloads = payloads;
        pool = server.pool(CONNECTIONS, true);
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table decision (position bigint generated always as identity primary key, body bytea not null)");
        } catch (SQLException e) {
            pool.close();
            throw new IllegalStateException("PostgreSQL makes no table", e);
        }
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String durability() {
        return server.durability() + ", connections=" + CONNECTIONS;
    }

    @Override
    public Caller caller(int own, int callers) {
        return this::insert;
    }

    /// The pool keeps connections, the driver the prepared statement on each.
    private int insert() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into decision (body) values (?)")) {
            insert.setBytes(1, payloads.get(number.incrementAndGet()));
            return insert.executeUpdate();
        }
    }

    /// How many rows are in its table.
    long stored() throws SQLException {
        return PostgresServer.count(pool, "decision");
    }

    @Override
    public void close() {
        pool.close();
    }
}
