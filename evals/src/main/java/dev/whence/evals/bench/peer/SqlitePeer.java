package dev.whence.evals.bench.peer;

import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;

/// The plainest table of records in SQLite. It has one writer at a time: callers take turns on one connection,
/// which is quicker than letting connections wait for each other's lock.
final class SqlitePeer implements Contender {

    private static final String WRITE_AHEAD = "wal";
    private static final String FULL = "2";

    private final Payloads payloads;
    private final Connection connection;
    private final PreparedStatement insert;
    private final ReentrantLock turn = new ReentrantLock();
    private long number;

    private SqlitePeer(Connection connection, Payloads payloads) throws SQLException {
        this.connection = connection;
        this.payloads = payloads;
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute("create table decision (position integer primary key, body blob not null)");
        }
        requireDurable();
        insert = connection.prepareStatement("insert into decision (body) values (?)");
    }

    /// @throws IllegalStateException if it does not make inserts durable
    static SqlitePeer open(Path folder, Payloads payloads) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("decisions.db"));
            try {
                return new SqlitePeer(connection, payloads);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite does not open in " + folder, e);
        }
    }

    private void requireDurable() throws SQLException {
        String journal = pragma("journal_mode");
        String synchronous = pragma("synchronous");
        if (!journal.equals(WRITE_AHEAD) || !synchronous.equals(FULL)) {
            throw new IllegalStateException(
                    "SQLite runs with journal_mode=" + journal + " and synchronous=" + synchronous
                            + ", not " + WRITE_AHEAD + " and " + FULL
                            + " (full): what it acknowledges would not be durable, so it is not measured");
        }
    }

    private String pragma(String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("pragma " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public String durability() {
        try {
            return "journal_mode=" + pragma("journal_mode") + ", synchronous=" + pragma("synchronous") + " (full)";
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite does not tell its settings", e);
        }
    }

    @Override
    public Caller caller(int own, int callers) {
        return this::insert;
    }

    private int insert() throws SQLException {
        turn.lock();
        try {
            number++;
            insert.setBytes(1, payloads.get(number));
            return insert.executeUpdate();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        try {
            insert.close();
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("SQLite does not close", e);
        }
    }
}
