package dev.whence.store.keys;

import dev.whence.decision.EntityRef;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.personal.Sealing;
import dev.whence.personal.SubjectKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKey;

/// The keys of data subjects in a file of their own.
public final class SqliteSubjectKeys implements SubjectKeys {

    private static final int CACHED = 20_000;

    private final KeyFile file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<EntityRef, Standing> cache = new LinkedHashMap<>(1024, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<EntityRef, Standing> eldest) {
            return size() > CACHED;
        }
    };

    private SqliteSubjectKeys(KeyFile file) {
        this.file = file;
    }

    /// Opens the store in a file, which is made, with its folder, if it does not exist.
    ///
    /// @throws KeysUnavailableException if it cannot be used, for example because another process has it open
    public static SqliteSubjectKeys open(Path path) {
        try {
            return new SqliteSubjectKeys(KeyFile.open(path));
        } catch (SQLException e) {
            throw unusable(path, e);
        }
    }

    /// Adds what a backup holds to the store in a file, which is made if it does not exist. Keys that are there
    /// stay, and what was destroyed, here or in the backup, stays destroyed.
    ///
    /// @return how many keys were added
    /// @throws KeysUnavailableException if the backup is none, or one of the files cannot be used
    public static long restore(Path backup, Path path) {
        if (!Files.isRegularFile(backup)) {
            throw new KeysUnavailableException("There is no backup of keys at " + backup + "; name the file that"
                    + " \"whence backup-keys\" wrote");
        }
        boolean isNew = !Files.exists(path);
        try (KeyFile source = KeyFile.openBackup(backup);
                KeyFile target = KeyFile.open(path)) {
            return target.add(source, isNew);
        } catch (SQLException e) {
            throw unusable(path, e);
        }
    }

    /// What tells this store from others.
    public String id() {
        return locked(file::id);
    }

    /// Whether it never had a key, so that nothing would be lost with it.
    public boolean isEmpty() {
        return locked(file::isEmpty);
    }

    @Override
    public Standing of(EntityRef subject) {
        return locked(() -> known(subject).orElseGet(Standing.Unknown::new));
    }

    @Override
    public Standing ofOrNew(EntityRef subject) {
        return locked(() -> {
            Optional<Standing> known = known(subject);
            if (known.isPresent()) {
                return known.get();
            }
            SecretKey key = Sealing.newKey();
            file.insert(subject, key.getEncoded(), Instant.now());
            Standing made = new Standing.Kept(key);
            cache.put(subject, made);
            return made;
        });
    }

    private Optional<Standing> known(EntityRef subject) throws SQLException {
        Standing cached = cache.get(subject);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Standing> found = file.find(subject);
        found.ifPresent(standing -> cache.put(subject, standing));
        return found;
    }

    @Override
    public void destroy(EntityRef subject, Instant at) {
        locked(() -> {
            if (!(known(subject).orElse(null) instanceof Standing.Destroyed)) {
                cache.remove(subject);
                file.destroy(subject, at);
            }
            return subject;
        });
    }

    /// Writes a whole copy to a file that does not exist yet. Whoever keeps it can undo every forgetting that comes
    /// after it: keep few, and throw old ones away.
    ///
    /// @throws KeysUnavailableException if there is a file already, or it cannot be written
    public void backUp(Path copy) {
        if (Files.exists(copy)) {
            throw new KeysUnavailableException(copy + " exists already; name a new file, or remove it first");
        }
        locked(() -> {
            file.copyTo(copy);
            return copy;
        });
    }

    private <T> T locked(Callable<T> work) {
        lock.lock();
        try {
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw unusable(file.path(), e);
        } finally {
            lock.unlock();
        }
    }

    private static KeysUnavailableException unusable(Path path, Exception e) {
        String found = String.valueOf(e.getMessage());
        String remedy = found.contains("SQLITE_BUSY")
                ? "Another process has it open: end that one first"
                : "Free or mend the disk, or restore the file with \"whence restore-keys\" from its backup";
        return new KeysUnavailableException("The keys in " + path + " cannot be used: " + found + ". " + remedy, e);
    }

    @Override
    public void close() {
        locked(() -> {
            cache.clear();
            file.close();
            return file;
        });
    }
}
