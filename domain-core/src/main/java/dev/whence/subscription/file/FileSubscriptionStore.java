package dev.whence.subscription.file;

import dev.whence.decision.Position;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// A subscription store in one folder of plain files. Of what is parked, it holds the positions in memory, not the
/// reasons. A call on one subscription does not wait for those on others.
public final class FileSubscriptionStore implements SubscriptionStore {

    /// Begins the names of folders that are being removed; no subscription has such a name.
    private static final String OUT_OF_SIGHT = "~";

    @FunctionalInterface
    private interface Call<T> {
        T on(SubscriptionFolder folder) throws IOException;
    }

    @FunctionalInterface
    private interface Change {
        void on(SubscriptionFolder folder) throws IOException;
    }

    @FunctionalInterface
    private interface Act<T> {
        T run() throws IOException;
    }

    private final Path root;
    private final DurableFiles files;
    private final FileChannel lock;
    private final Map<SubscriptionName, SubscriptionFolder> folders = new ConcurrentHashMap<>();
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private FileSubscriptionStore(Path root, DurableFiles files, FileChannel lock) {
        this.root = root;
        this.files = files;
        this.lock = lock;
    }

    /// Opens the store in the folder, which is made if it is not there.
    ///
    /// @throws SubscriptionStoreException if the folder cannot be used, or is in use
    public static FileSubscriptionStore open(Path folder) {
        return open(folder, new DurableFiles());
    }

    static FileSubscriptionStore open(Path folder, DurableFiles files) {
        try {
            Files.createDirectories(folder);
            FileSubscriptionStore store = new FileSubscriptionStore(folder, files, locked(folder));
            for (Path entry : DurableFiles.entries(folder)) {
                if (entry.getFileName().toString().startsWith(OUT_OF_SIGHT)) {
                    files.deleteFolder(entry);
                }
            }
            return store;
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock held = null;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            held = null;
        } finally {
            if (held == null) {
                channel.close();
            }
        }
        if (held == null) {
            throw new SubscriptionStoreException("The subscription store in " + folder
                    + " is in use: one process opens it once at a time; close it there first, or use another folder");
        }
        return channel;
    }

    @Override
    public Optional<Position> position(SubscriptionName name) {
        return call(name, folder -> Optional.ofNullable(folder.position()));
    }

    @Override
    public void advance(SubscriptionName name, Position to) {
        change(name, folder -> folder.advance(to));
    }

    @Override
    public void reset(SubscriptionName name, Position to) {
        change(name, folder -> folder.reset(to));
    }

    @Override
    public void park(SubscriptionName name, ParkedDecision parked) {
        change(name, folder -> folder.park(parked));
    }

    @Override
    public boolean repark(SubscriptionName name, ParkedDecision parked) {
        return call(name, folder -> folder.repark(parked));
    }

    @Override
    public boolean drop(SubscriptionName name, Position position) {
        return call(name, folder -> folder.drop(position));
    }

    @Override
    public Optional<ParkedDecision> parkedAt(SubscriptionName name, Position position) {
        return call(name, folder -> folder.parkedAt(position));
    }

    @Override
    public List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
        SubscriptionStore.requirePageSize(limit);
        return call(name, folder -> folder.parked(after, limit));
    }

    @Override
    public long parkedCount(SubscriptionName name) {
        return call(name, SubscriptionFolder::parkedCount);
    }

    @Override
    public List<SubscriptionName> names() {
        return whileOpen(() -> DurableFiles.entries(root).stream()
                .map(entry -> entry.getFileName().toString())
                .filter(SubscriptionName::fits)
                .map(SubscriptionName::of)
                .filter(name -> Files.exists(pathOf(name).resolve(SubscriptionFolder.POSITION)))
                .sorted()
                .toList());
    }

    @Override
    public void forget(SubscriptionName name) {
        change(name, folder -> folder.forget(root.resolve(OUT_OF_SIGHT + name)));
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            closed = true;
            lock.close();
        } catch (IOException e) {
            throw failed(root, e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private void change(SubscriptionName name, Change change) {
        call(name, folder -> {
            change.on(folder);
            return true;
        });
    }

    private <T> T call(SubscriptionName name, Call<T> call) {
        return whileOpen(() -> call.on(folder(name)));
    }

    private <T> T whileOpen(Act<T> act) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new SubscriptionStoreException(
                        "The subscription store in " + root + " is closed; open it again before using it");
            }
            return act.run();
        } catch (IOException e) {
            throw failed(root, e);
        } finally {
            use.readLock().unlock();
        }
    }

    private SubscriptionFolder folder(SubscriptionName name) throws IOException {
        try {
            return folders.computeIfAbsent(name, this::read);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private SubscriptionFolder read(SubscriptionName name) {
        try {
            return new SubscriptionFolder(name, pathOf(name), files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pathOf(SubscriptionName name) {
        return root.resolve(name.value());
    }

    private static SubscriptionStoreException failed(Path folder, IOException cause) {
        return new SubscriptionStoreException(
                "The subscription store in " + folder + " cannot be read or written: " + cause
                        + ". See that the folder is there, can be written to and has free space; nothing is half done",
                cause);
    }
}
