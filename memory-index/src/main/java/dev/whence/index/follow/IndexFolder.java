package dev.whence.index.follow;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.index.query.IndexUnavailableException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Where indexes are kept: generations side by side, mostly one, and the vectors. One process has it at a time.
///
/// A generation serves if its last commit says so; of several the newest does. So one commit swaps them, and a
/// process that ends at any moment leaves the one before or the one after.
public final class IndexFolder implements AutoCloseable {

    private static final String MEANINGS = "meanings";
    private static final String GENERATION = "generation-";

    private final @Nullable Path path;
    private final TreeMap<Integer, Generation> inMemory = new TreeMap<>();
    private @Nullable FSDirectory root;
    private @Nullable Lock lock;

    private IndexFolder(@Nullable Path path) {
        this.path = path;
    }

    public static IndexFolder at(Path folder) {
        IndexFolder opened = new IndexFolder(folder);
        try {
            opened.root = FSDirectory.open(folder);
            return opened;
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "The search index cannot be kept in " + folder + ": " + e
                            + ". Make it a folder that this process may write to, or name another",
                    e);
        }
    }

    public static IndexFolder inMemory() {
        return new IndexFolder(null);
    }

    /// Makes sure that no other process has it, and that there is nothing foreign in it.
    ///
    /// @return whether an index was removed that an earlier version made, without generations
    /// @throws IndexUnavailableException if another process has it, or it is no place for an index
    boolean claim() throws IOException {
        if (path == null) {
            return false;
        }
        relock(path);
        try (Stream<Path> list = Files.list(path)) {
            List<String> files = list.map(IndexFolder::name).toList();
            for (String file : files) {
                if (!isOurs(file) && !isLucenes(file)) {
                    throw new IndexUnavailableException(
                            "The search index cannot be kept in " + path + ": there is something else, " + file
                                    + ". Name an empty folder, or one that does not exist yet",
                            null);
                }
            }
            List<String> earlier = files.stream().filter(IndexFolder::isLucenes).toList();
            for (String file : earlier) {
                Files.deleteIfExists(path.resolve(file));
            }
            return !earlier.isEmpty();
        }
    }

    /// The lock is gone if somebody emptied the folder meanwhile.
    private void relock(Path folder) throws IOException {
        if (lock != null) {
            try {
                lock.ensureValid();
                return;
            } catch (IOException | AlreadyClosedException lost) {
                IOUtils.closeWhileHandlingException(lock, root);
                lock = null;
            }
        }
        try {
            FSDirectory opened = FSDirectory.open(folder);
            root = opened;
            lock = opened.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        } catch (LockObtainFailedException e) {
            throw new IndexUnavailableException(
                    "The search index in " + path
                            + " is open in another process; end that process, or name another folder",
                    e);
        }
    }

    /// All that there are, newest first.
    List<Generation> generations() throws IOException {
        List<Generation> found = new ArrayList<>();
        for (int number : numbers().reversed()) {
            found.add(generation(number));
        }
        return found;
    }

    /// A new one, after all others.
    Generation next() throws IOException {
        List<Integer> numbers = numbers();
        return generation(numbers.isEmpty() ? 1 : numbers.getLast() + 1);
    }

    private List<Integer> numbers() throws IOException {
        if (path == null) {
            return List.copyOf(inMemory.keySet());
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(IndexFolder::name)
                    .filter(IndexFolder::isGeneration)
                    .map(name -> Integer.parseInt(name.substring(GENERATION.length())))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private Generation generation(int number) throws IOException {
        return path == null
                ? inMemory.computeIfAbsent(number, Generation::inMemory)
                : Generation.at(path.resolve(GENERATION + number), number);
    }

    /// Removes a generation that is not open any more.
    void delete(Generation generation) throws IOException {
        inMemory.remove(generation.number());
        generation.delete();
    }

    /// Removes all generations, none of which may be open.
    void clear() throws IOException {
        for (Generation generation : generations()) {
            delete(generation);
        }
    }

    /// A place beside the indexes for the vectors of what is in them; whoever asks closes it.
    public Directory meanings() throws IOException {
        return path == null ? new ByteBuffersDirectory() : FSDirectory.open(path.resolve(MEANINGS));
    }

    /// Nobody has the vectors open, so they are all thrown away; they are made again when there is a model.
    public void eraseMeanings(Set<EntityRef> subjects, Position indexed, Position first, LongPredicate inUse)
            throws IOException {
        if (path != null && Files.isDirectory(path.resolve(MEANINGS))) {
            try (Directory vectors = meanings()) {
                for (String file : vectors.listAll()) {
                    vectors.deleteFile(file);
                }
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static boolean isGeneration(String name) {
        return name.matches(GENERATION + "\\d{1,9}");
    }

    private static boolean isOurs(String name) {
        return name.equals(IndexWriter.WRITE_LOCK_NAME) || name.equals(MEANINGS) || isGeneration(name);
    }

    /// Of an index that lies in the folder itself, as they once did.
    private static boolean isLucenes(String file) {
        return file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    /// Whether the failure says that the files are not what was written, rather than that the disk did not answer.
    public static boolean meansDamage(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case CorruptIndexException _, IndexFormatTooOldException _, IndexFormatTooNewException _ -> true;
            case EOFException _, FileNotFoundException _, NoSuchFileException _ -> true;
            default -> meansDamage(failure.getCause());
        };
    }

    /// Closes after a failure, which is the one to be told.
    public void abandon(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(lock, root);
        lock = null;
        root = null;
    }
}
