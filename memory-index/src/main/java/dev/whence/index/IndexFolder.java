package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NRTCachingDirectory;
import org.jspecify.annotations.Nullable;

/// Where the index is kept: opens it, and starts it anew where what is there cannot be used.
final class IndexFolder implements Erasing, AutoCloseable {

    private static final double CACHED_SEGMENT_MEGABYTES = 4;
    private static final double CACHE_MEGABYTES = 32;

    private static final String MEANINGS = "meanings";

    private final Directory directory;
    private final @Nullable Path path;
    private final String name;

    private IndexFolder(Directory directory, @Nullable Path path, String name) {
        this.path = path;
        this.directory = directory;
        this.name = name;
    }

    static IndexFolder at(Path folder) {
        try {
            return new IndexFolder(
                    new NRTCachingDirectory(FSDirectory.open(folder), CACHED_SEGMENT_MEGABYTES, CACHE_MEGABYTES),
                    folder,
                    folder.toString());
        } catch (IOException e) {
            throw new IndexUnavailableException(
                    "The search index cannot be kept in " + folder + ": " + e
                            + ". Make it a folder that this process may write to, or name another",
                    e);
        }
    }

    static IndexFolder inMemory() {
        return new IndexFolder(new ByteBuffersDirectory(), null, "memory");
    }

    /// A place beside the index for the vectors of what is in it; whoever asks closes it.
    Directory meanings() throws IOException {
        return path == null ? new ByteBuffersDirectory() : FSDirectory.open(path.resolve(MEANINGS));
    }

    /// Nobody has the vectors open, so they are all thrown away; they are made again when there is a model.
    @Override
    public void erased(Position indexed, Position first, LongPredicate inUse) throws IOException {
        if (path != null && Files.isDirectory(path.resolve(MEANINGS))) {
            try (Directory vectors = meanings()) {
                for (String file : vectors.listAll()) {
                    vectors.deleteFile(file);
                }
            }
        }
    }

    /// Opens the index that is there, or a new one.
    ///
    /// @param rebuilding hears why what is there cannot be used, before it is thrown away
    /// @throws IndexUnavailableException if another process has it open, or the folder is no place for it
    /// @throws IOException if the disk fails
    OpenIndex open(Vocabulary vocabulary, DecisionLog log, IndexSettings settings, Consumer<String> rebuilding)
            throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return create(vocabulary, log, settings);
        }
        String unusable;
        try {
            IndexWriter writer = writer(settings, IndexWriterConfig.OpenMode.APPEND);
            CommitPoint found = committed(writer).orElse(null);
            unusable = found == null
                    ? "it does not say what it was made of"
                    : found.misfit(vocabulary, log).orElse(null);
            if (found != null && unusable == null) {
                return opened(writer, found, vocabulary, log);
            }
            writer.rollback();
        } catch (IOException | RuntimeException e) {
            if (!meansDamage(e) && !meansUnknownFiles(e)) {
                throw e;
            }
            unusable = "it is damaged: " + e.getMessage();
        }
        rebuilding.accept(unusable);
        clear();
        return create(vocabulary, log, settings);
    }

    /// Throws away what is there; the next [#open] starts anew.
    void clear() throws IOException {
        try (Lock lock = obtain()) {
            lock.ensureValid();
            for (String file : directory.listAll()) {
                if (isLucenes(file) && !file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                    directory.deleteFile(file);
                }
            }
        }
    }

    private OpenIndex create(Vocabulary vocabulary, DecisionLog log, IndexSettings settings) throws IOException {
        List<String> others = Arrays.stream(directory.listAll())
                .filter(file -> !isLucenes(file) && !file.equals(MEANINGS))
                .toList();
        if (!others.isEmpty()) {
            throw new IndexUnavailableException(
                    "The search index cannot be kept in " + name + ": there is something else, " + others.getFirst()
                            + ". Name an empty folder, or one that does not exist yet",
                    null);
        }
        IndexWriter writer = writer(settings, IndexWriterConfig.OpenMode.CREATE);
        OpenIndex index = opened(writer, CommitPoint.start(vocabulary), vocabulary, log);
        index.commit();
        return index;
    }

    private static OpenIndex opened(IndexWriter writer, CommitPoint start, Vocabulary vocabulary, DecisionLog log)
            throws IOException {
        try {
            return new OpenIndex(writer, start, vocabulary, log);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private IndexWriter writer(IndexSettings settings, IndexWriterConfig.OpenMode mode) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishText())
                .setMergePolicy(new EveryDeletion())
                .setOpenMode(mode)
                .setSimilarity(RankingSearcher.SIMILARITY)
                .setRAMBufferSizeMB(settings.bufferMegabytes())
                .setMaxFullFlushMergeWaitMillis(0) // what is new is to be found now, not when merges are done
                .setCommitOnClose(false);
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            throw inUse(e);
        }
    }

    private Lock obtain() throws IOException {
        try {
            return directory.obtainLock(IndexWriter.WRITE_LOCK_NAME);
        } catch (LockObtainFailedException e) {
            throw inUse(e);
        }
    }

    private IndexUnavailableException inUse(LockObtainFailedException e) {
        return new IndexUnavailableException(
                "The search index in " + name + " is open in another process; end that process, or name another folder",
                e);
    }

    private static Optional<CommitPoint> committed(IndexWriter writer) {
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data == null) {
            return Optional.empty();
        }
        Map<String, String> entries = new HashMap<>();
        data.forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return CommitPoint.fromUserData(entries);
    }

    private static boolean isLucenes(String file) {
        return file.equals(IndexWriter.WRITE_LOCK_NAME)
                || file.startsWith(IndexFileNames.SEGMENTS)
                || file.startsWith(IndexFileNames.PENDING_SEGMENTS)
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(file).matches();
    }

    /// Whether the failure says that the files are not what was written, rather than that the disk did not answer.
    static boolean meansDamage(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case CorruptIndexException _, IndexFormatTooOldException _, IndexFormatTooNewException _ -> true;
            case EOFException _, FileNotFoundException _, NoSuchFileException _ -> true;
            default -> meansDamage(failure.getCause());
        };
    }

    /// What Lucene throws while opening files that name a codec that there is not, or numbers that cannot be.
    private static boolean meansUnknownFiles(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || failure instanceof NegativeArraySizeException;
    }

    /// Closes after a failure, which is the one to be told.
    void abandon(Exception failure) {
        try {
            close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
