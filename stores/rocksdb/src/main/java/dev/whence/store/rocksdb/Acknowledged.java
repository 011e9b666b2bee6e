package dev.whence.store.rocksdb;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The position up to which decisions were acknowledged, kept in a file beside the log: one big-endian number,
/// mapped into memory, so that keeping it costs nothing.
///
/// It is set after decisions are durable, so what it says is never too high, whenever the machine stops. A log
/// that ends before it has lost decisions. (It may say too little after a power failure; the kill of the process
/// does not affect it.)
final class Acknowledged implements AutoCloseable {

    private static final ValueLayout.OfLong POSITION =
            ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN).withName("position");

    private final Arena arena = Arena.ofShared();
    private final MemorySegment mapped;

    private Acknowledged(FileChannel channel) throws IOException {
        mapped = channel.map(MapMode.READ_WRITE, 0, POSITION.byteSize(), arena);
    }

    /// Opens the file, or makes one that says 0.
    static Acknowledged open(Path file) throws IOException {
        boolean fresh = !Files.exists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            if (fresh) {
                channel.write(ByteBuffer.allocate(Long.BYTES));
                channel.force(true);
            }
            return new Acknowledged(channel);
        }
    }

    long position() {
        return mapped.get(POSITION, 0);
    }

    void set(long position) {
        mapped.set(POSITION, 0, position);
    }

    @Override
    public void close() {
        mapped.force();
        arena.close();
    }
}
