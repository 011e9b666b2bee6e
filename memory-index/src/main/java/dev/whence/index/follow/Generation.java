package dev.whence.index.follow;

import dev.whence.index.document.Vocabulary;
import dev.whence.index.search.RankingSearcher;
import dev.whence.index.text.EnglishText;
import dev.whence.log.DecisionLog;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// One of the indexes in a folder, in a directory of its own. A later one has a higher number.
final class Generation implements Closeable {

    private static final double CACHED_SEGMENT_MEGABYTES = 4;
    private static final double CACHE_MEGABYTES = 32;

    private final int number;
    private final Directory directory;
    private final @Nullable Path path;

    private Generation(int number, Directory directory, @Nullable Path path) {
        this.number = number;
        this.directory = directory;
        this.path = path;
    }

    static Generation at(Path path, int number) throws IOException {
        return new Generation(
                number,
                new NRTCachingDirectory(FSDirectory.open(path), CACHED_SEGMENT_MEGABYTES, CACHE_MEGABYTES),
                path);
    }

    static Generation inMemory(int number) {
        return new Generation(number, new ByteBuffersDirectory(), null);
    }

    int number() {
        return number;
    }

    /// Whether anything was ever committed to it.
    boolean isEmpty() throws IOException {
        return !DirectoryReader.indexExists(directory);
    }

    /// What its last commit says; empty if something else wrote that.
    Optional<CommitPoint> committed() throws IOException {
        return CommitPoint.fromUserData(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    /// Opens what was committed up to this point.
    OpenIndex open(CommitPoint committed, Vocabulary vocabulary, DecisionLog log, IndexSettings settings)
            throws IOException {
        return opened(IndexWriterConfig.OpenMode.APPEND, committed, vocabulary, log, settings);
    }

    /// Begins with nothing in it, and commits that.
    OpenIndex create(CommitPoint start, Vocabulary vocabulary, DecisionLog log, IndexSettings settings)
            throws IOException {
        OpenIndex index = opened(IndexWriterConfig.OpenMode.CREATE, start, vocabulary, log, settings);
        index.commit();
        return index;
    }

    private OpenIndex opened(
            IndexWriterConfig.OpenMode mode,
            CommitPoint start,
            Vocabulary vocabulary,
            DecisionLog log,
            IndexSettings settings)
            throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishText())
                .setMergePolicy(new EveryDeletion())
                .setOpenMode(mode)
                .setSimilarity(RankingSearcher.SIMILARITY)
                .setRAMBufferSizeMB(settings.bufferMegabytes())
                .setMaxFullFlushMergeWaitMillis(0) // what is new is to be found now, not when merges are done
                .setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        try {
            return new OpenIndex(this, writer, start, vocabulary, log);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /// Removes it from the disk, where it is not open any more.
    void delete() throws IOException {
        close();
        if (path != null) {
            IOUtils.rm(path);
        }
    }

    /// Lets go of the directory; what is only in memory stays there for whoever still looks at it.
    @Override
    public void close() throws IOException {
        if (path != null) {
            directory.close();
        }
    }
}
