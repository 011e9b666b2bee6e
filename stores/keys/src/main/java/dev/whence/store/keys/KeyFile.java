package dev.whence.store.keys;

import dev.whence.decision.EntityRef;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.personal.Sealing;
import dev.whence.personal.SubjectKeys.Standing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.sqlite.JDBC;

/// The SQLite file. For one thread at a time.
final class KeyFile implements AutoCloseable {

    private static final int APPLICATION = 0x57484B31;
    private static final int FORMAT = 1;
    private static final int WIPED_AT_ONCE = 1 << 16;

    private final Path path;
    private final Connection connection;

    private KeyFile(Path path, Connection connection) {
        this.path = path;
        this.connection = connection;
    }

    static KeyFile open(Path path) throws SQLException {
        makePrivate(path);
        KeyFile file = connected(path);
        try {
            file.configure();
            file.createOrCheck();
            return file;
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    static KeyFile openBackup(Path path) throws SQLException {
        KeyFile file = connected(path);
        try {
            file.check();
            return file;
        } catch (SQLException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static KeyFile connected(Path path) throws SQLException {
        return new KeyFile(path, JDBC.createConnection(JDBC.PREFIX + path.toAbsolutePath(), new Properties()));
    }

    /// Makes the file, if it does not exist, so that nobody else on the machine can read it.
    private static void makePrivate(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (!Files.exists(path)) {
                Files.createFile(path);
            }
            keepPrivate(path);
        } catch (IOException e) {
            throw new KeysUnavailableException(
                    "The keys cannot be kept in " + path + ": " + e + ". Give this user the right to write there", e);
        }
    }

    private static void keepPrivate(Path path) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void configure() throws SQLException {
        run("PRAGMA locking_mode = EXCLUSIVE");
        run("PRAGMA journal_mode = PERSIST"); // so that it can be overwritten, see destroy
        run("PRAGMA synchronous = FULL");
        run("PRAGMA secure_delete = ON");
        run("PRAGMA temp_store = MEMORY");
    }

    private void createOrCheck() throws SQLException {
        if (number("SELECT count(*) FROM sqlite_schema") > 0) {
            check();
            return;
        }
        run("BEGIN IMMEDIATE");
        run("CREATE TABLE store (id TEXT NOT NULL) STRICT");
        run("CREATE TABLE subject (subject TEXT PRIMARY KEY, key BLOB, since TEXT NOT NULL, destroyed TEXT) STRICT");
        run("INSERT INTO store VALUES ('" + UUID.randomUUID() + "')");
        run("PRAGMA application_id = " + APPLICATION);
        run("PRAGMA user_version = " + FORMAT);
        run("COMMIT");
        forceFolder(path);
    }

    private void check() throws SQLException {
        if (number("PRAGMA application_id") != APPLICATION || number("PRAGMA user_version") != FORMAT) {
            throw new KeysUnavailableException(path + " is not a store of keys of format " + FORMAT
                    + "; name another file, or use the version of Whence that wrote it");
        }
        String health = text("PRAGMA quick_check(1)");
        if (!health.equals("ok")) {
            throw new KeysUnavailableException("The keys in " + path + " are damaged: " + health
                    + ". Move the file away and restore it with \"whence restore-keys\" from its backup");
        }
    }

    Path path() {
        return path;
    }

    String id() throws SQLException {
        return text("SELECT id FROM store");
    }

    boolean isEmpty() throws SQLException {
        return number("SELECT count(*) FROM (SELECT 1 FROM subject LIMIT 1)") == 0;
    }

    Optional<Standing> find(EntityRef subject) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT key, destroyed FROM subject WHERE subject = ?")) {
            query.setString(1, subject.toString());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(standing(row.getBytes(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    private static Standing standing(byte[] key, String destroyed) {
        return destroyed == null
                ? new Standing.Kept(Sealing.key(key))
                : new Standing.Destroyed(Instant.parse(destroyed));
    }

    void insert(EntityRef subject, byte[] key, Instant since) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO subject (subject, key, since) VALUES (?, ?, ?)")) {
            insert.setString(1, subject.toString());
            insert.setBytes(2, key);
            insert.setString(3, since.toString());
            insert.executeUpdate();
        }
    }

    /// Overwrites the key in place, leaves a tombstone, writes the file anew so that no page keeps an older copy,
    /// and overwrites the journal, which holds the pages as they were.
    void destroy(EntityRef subject, Instant at) throws SQLException {
        run("BEGIN IMMEDIATE");
        try {
            change("UPDATE subject SET key = zeroblob(32) WHERE subject = ?1", subject);
            change("UPDATE subject SET key = NULL, destroyed = '" + at + "' WHERE subject = ?1", subject);
            change(
                    "INSERT INTO subject (subject, since, destroyed) VALUES (?1, '" + at + "', '" + at
                            + "') ON CONFLICT DO NOTHING",
                    subject);
            run("COMMIT");
        } catch (SQLException e) {
            run("ROLLBACK");
            throw e;
        }
        run("VACUUM");
        wipe(path.resolveSibling(path.getFileName() + "-journal"));
    }

    private void change(String sql, EntityRef subject) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            change.setString(1, subject.toString());
            change.executeUpdate();
        }
    }

    private static void wipe(Path journal) {
        if (!Files.exists(journal)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            long size = channel.size();
            for (long at = 0; at < size; at += WIPED_AT_ONCE) {
                ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(WIPED_AT_ONCE, size - at));
                channel.write(zeros, at);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new KeysUnavailableException(
                    "The key was destroyed, but " + journal + " may still hold it and cannot be overwritten: " + e
                            + ". Free or mend the disk and forget the subject once more",
                    e);
        }
    }

    void copyTo(Path copy) throws SQLException {
        try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toAbsolutePath().toString());
            vacuum.execute();
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            keepPrivate(copy);
            channel.force(true);
        } catch (IOException e) {
            throw new KeysUnavailableException("The backup " + copy + " could not be made durable: " + e, e);
        }
        forceFolder(copy);
    }

    /// Adds the subjects of another file. A tombstone there destroys the key here.
    ///
    /// @param isNew whether this store was made for that, and so takes the id of the other
    /// @return how many keys are new
    long add(KeyFile other, boolean isNew) throws SQLException {
        long before = number("SELECT count(*) FROM subject WHERE key IS NOT NULL");
        try (Statement all = other.connection.createStatement();
                ResultSet row = all.executeQuery("SELECT subject, key, since, destroyed FROM subject")) {
            run("BEGIN IMMEDIATE");
            while (row.next()) {
                add(row);
            }
            if (isNew) {
                run("UPDATE store SET id = '" + UUID.fromString(other.id()) + "'");
            }
            run("COMMIT");
        }
        run("VACUUM");
        wipe(path.resolveSibling(path.getFileName() + "-journal"));
        return number("SELECT count(*) FROM subject WHERE key IS NOT NULL") - before;
    }

    private void add(ResultSet row) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO subject VALUES (?1, ?2, ?3, ?4)"
                + " ON CONFLICT DO UPDATE SET key = NULL, destroyed = ?4 WHERE ?4 IS NOT NULL")) {
            insert.setString(1, row.getString(1));
            insert.setBytes(2, row.getBytes(2));
            insert.setString(3, row.getString(3));
            insert.setString(4, row.getString(4));
            insert.executeUpdate();
        }
    }

    /// Makes a new file's name durable.
    private static void forceFolder(Path file) {
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException notEveryFileSystemCan) {
            return; // Windows has no such thing, and needs none
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "nothing";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
