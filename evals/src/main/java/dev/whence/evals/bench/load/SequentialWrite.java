package dev.whence.evals.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;

/// How many bytes a second the disk takes when a large file is written in one go and synced at its end.
public final class SequentialWrite {

    private static final int CHUNK = 1 << 20;

    private SequentialWrite() {}

    /// @param megabytes how much is written to a file in the folder, which is deleted again
    public static double megabytesPerSecond(Path folder, int megabytes) throws IOException {
        Path file = Files.createTempFile(folder, "sequential", ".bin");
        byte[] random = new byte[CHUNK];
        new SplittableRandom(1).nextBytes(random);
        ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).put(random);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long start = System.nanoTime();
            for (int written = 0; written < megabytes; written++) {
                chunk.clear();
                while (chunk.hasRemaining()) {
                    channel.write(chunk);
                }
            }
            channel.force(false);
            return megabytes / ((System.nanoTime() - start) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
