package dev.whence.store.rocksdb;

import dev.whence.decision.Position;
import dev.whence.log.ProgressListener;
import dev.whence.log.StorageFault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rocksdb.LiveFileMetaData;
import org.rocksdb.Options;
import org.rocksdb.RocksDBException;
import org.rocksdb.SstFileReader;

/// Reads the table files and compares every block with its checksum. What is in no table file yet was checked
/// against the write-ahead log's checksums when the log was opened.
final class FileCheck {

    private static final String DECISIONS = new String(Column.DECISIONS.columnName(), StandardCharsets.US_ASCII);

    private final Storage storage;

    FileCheck(Storage storage) {
        this.storage = storage;
    }

    List<StorageFault> run(ProgressListener progress) {
        List<LiveFileMetaData> files = storage.tableFiles();
        long total = files.stream().mapToLong(LiveFileMetaData::size).sum();
        long done = 0;
        List<StorageFault> faults = new ArrayList<>();
        for (LiveFileMetaData file : files) {
            check(file).ifPresent(faults::add);
            done += file.size();
            progress.at(done, total);
        }
        return faults;
    }

    private Optional<StorageFault> check(LiveFileMetaData file) {
        Path path = Path.of(file.path(), file.fileName());
        try (Options options = new Options();
                SstFileReader reader = new SstFileReader(options)) {
            reader.open(path.toString());
            reader.verifyChecksum();
            return Optional.empty();
        } catch (RocksDBException e) {
            return stillInUse(file) ? Optional.of(fault(file, path, e)) : Optional.empty();
        }
    }

    /// A file that was compacted away meanwhile is missing with good reason.
    private boolean stillInUse(LiveFileMetaData file) {
        return storage.tableFiles().stream().anyMatch(now -> now.fileName().equals(file.fileName()));
    }

    private static StorageFault fault(LiveFileMetaData file, Path path, RocksDBException e) {
        String column = new String(file.columnFamilyName(), StandardCharsets.US_ASCII);
        String found = "The table file " + path.getFileName() + " (" + column + ") "
                + (Files.exists(path) ? "is damaged: " + e.getMessage() : "is missing");
        return column.equals(DECISIONS)
                ? new StorageFault(position(file.smallestKey()), position(file.largestKey()), found)
                : new StorageFault(Position.NONE, Position.NONE, found);
    }

    private static Position position(byte[] key) {
        return Position.of(ByteBuffer.wrap(key).getLong());
    }
}
