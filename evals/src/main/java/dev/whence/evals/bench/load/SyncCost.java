package dev.whence.evals.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;

/// What the machine takes to make a few bytes durable: they are appended to a file, and fdatasync is called.
/// Nothing that waits for the disk can be faster than this, once for each caller who waits alone.
public final class SyncCost implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final Histogram nanos = Latencies.recorder();

    /// @param bytesEach how many bytes are appended before each sync
    public SyncCost(Path folder, int bytesEach) throws IOException {
        file = Files.createTempFile(folder, "fdatasync", ".bin");
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        byte[] random = new byte[bytesEach];
        new SplittableRandom(1).nextBytes(random);
        bytes = ByteBuffer.allocateDirect(bytesEach).put(random);
    }

    /// Goes on for the time, and adds to what was measured before.
    public void measure(Duration time) throws IOException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            bytes.clear();
            long start = System.nanoTime();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
            nanos.recordValue(System.nanoTime() - start);
        }
    }

    public Latencies latencies() {
        return Latencies.of(nanos);
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
