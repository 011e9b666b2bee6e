package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// The effects of a handler in a file that survives its process: a list of transactions, each whole or not there. A
/// transaction is one write of how far the handler has come, which decisions had their effect, and a checksum.
final class EffectsFile implements AutoCloseable {

    /// One transaction.
    ///
    /// @param upTo how far the handler has come with it
    record Transaction(Position upTo, List<Position> effects) {}

    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final FileChannel file;
    private final List<Transaction> transactions = new ArrayList<>();

    private EffectsFile(FileChannel file) {
        this.file = file;
    }

    /// Opens the file, and cuts off what a process did not finish to write.
    static EffectsFile open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        EffectsFile effects = new EffectsFile(file);
        effects.read(Files.readAllBytes(path));
        return effects;
    }

    private void read(byte[] content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int whole = 0;
        while (bytes.remaining() >= HEADER) {
            long upTo = bytes.getLong();
            int count = bytes.getInt();
            if (count < 0 || (long) count * Long.BYTES + Long.BYTES > bytes.remaining()) {
                break;
            }
            List<Position> effects = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                effects.add(Position.of(bytes.getLong()));
            }
            if (bytes.getLong() != checksum(content, whole, bytes.position() - Long.BYTES)) {
                break;
            }
            transactions.add(new Transaction(Position.of(upTo), effects));
            whole = bytes.position();
        }
        file.truncate(whole);
        file.position(whole);
    }

    private static long checksum(byte[] bytes, int from, int to) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, from, to - from);
        return checksum.getValue();
    }

    synchronized void commit(Position upTo, List<Decision> decisions) throws IOException {
        List<Position> effects = decisions.stream().map(Decision::position).toList();
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + (effects.size() + 1) * Long.BYTES);
        bytes.putLong(upTo.value()).putInt(effects.size());
        effects.forEach(position -> bytes.putLong(position.value()));
        bytes.putLong(checksum(bytes.array(), 0, bytes.position())).flip();
        file.write(bytes);
        transactions.add(new Transaction(upTo, effects));
    }

    synchronized List<Transaction> transactions() {
        return List.copyOf(transactions);
    }

    /// The decisions that had their effect, in the order in which they had it.
    synchronized List<Position> effects() {
        return transactions.stream()
                .flatMap(transaction -> transaction.effects().stream())
                .toList();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
