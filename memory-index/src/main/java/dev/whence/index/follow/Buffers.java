package dev.whence.index.follow;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/// What was added to an index and is only in memory: one buffer for each thread that adds. A full one is written out
/// beside the adding; left to itself, the writer has one of the threads that add do it, for which the others wait at
/// the end of their batch. For one thread; to be closed.
final class Buffers implements Closeable {

    /// The writer begins by itself where there is so many times as much as is wanted.
    private static final double TOO_MUCH = 1.5;

    /// Of what may be in them, a part that is written out fast.
    private static final double LITTLE = 0.3;

    private final IndexWriter writer;
    private final ExecutorService flusher = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("whence-index-buffers").factory());
    private long most;
    private @Nullable Future<Boolean> flush;
    private boolean wanted;

    /// Buffers that may hold together what the writer was told.
    Buffers(IndexWriter writer) {
        this.writer = writer;
        limit((int) Math.ceil(writer.getConfig().getRAMBufferSizeMB()));
    }

    /// How much may be in all of them together. The more there is, the larger segments begin, and the less is merged.
    void limit(int megabytes) {
        most = (long) megabytes << 20;
        writer.getConfig().setRAMBufferSizeMB(megabytes * TOO_MUCH);
    }

    /// Begins to write out the fullest if there is too much in them, and returns at once.
    ///
    /// @throws IOException if that failed the last time
    void flushFull() throws IOException {
        if (isIdle() && held() > most) {
            flush = flusher.submit(writer::flushNextBuffer);
        }
    }

    /// Whether there is little in them, or they were all written out since this was asked; if not, begins to do so,
    /// and returns at once.
    ///
    /// @throws IOException if that failed the last time
    boolean areFlushed() throws IOException {
        if (!isIdle()) {
            return false;
        }
        if (wanted || held() <= most * LITTLE) {
            wanted = false;
            return true;
        }
        wanted = true;
        flush = flusher.submit(this::flushAll);
        return false;
    }

    private boolean flushAll() throws IOException {
        for (int left = Runtime.getRuntime().availableProcessors(); left > 0 && writer.flushNextBuffer(); left--) {
            // the next one
        }
        return true;
    }

    private boolean isIdle() throws IOException {
        if (flush != null && flush.isDone()) {
            await();
        }
        return flush == null;
    }

    private long held() {
        return writer.ramBytesUsed() - writer.getFlushingBytes();
    }

    private void await() throws IOException {
        Future<Boolean> begun = flush;
        flush = null;
        if (begun == null) {
            return;
        }
        try {
            begun.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw failed;
                case RuntimeException failed -> throw failed;
                case null, default -> throw new IOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // what was begun ends with the writer
        }
    }

    @Override
    public void close() {
        flusher.close();
    }
}
