package dev.whence.store.rocksdb;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/// Changes the files of a log that nobody has open, as an intruder or a failing disk would.
final class OtherHands {

    private final Path folder;
    private final Path rocksDb;

    OtherHands(Path folder) {
        this.folder = folder;
        rocksDb = folder.resolve("rocksdb");
    }

    void put(Column column, byte[] key, byte[] value) throws RocksDBException {
        change(column, (db, handle) -> db.put(handle, key, value));
    }

    void remove(Column column, byte[] key) throws RocksDBException {
        change(column, (db, handle) -> db.delete(handle, key));
    }

    private interface Change {
        void in(RocksDB db, ColumnFamilyHandle column) throws RocksDBException;
    }

    private void change(Column column, Change change) throws RocksDBException {
        NativeLibrary.load();
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        try (Options plain = new Options()) {
            RocksDB.listColumnFamilies(plain, rocksDb.toString())
                    .forEach(name -> descriptors.add(new ColumnFamilyDescriptor(name)));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try (DBOptions options = new DBOptions();
                RocksDB db = RocksDB.open(options, rocksDb.toString(), descriptors, handles)) {
            for (ColumnFamilyHandle handle : handles) {
                if (Arrays.equals(handle.getName(), column.columnName())) {
                    change.in(db, handle);
                }
            }
            handles.forEach(ColumnFamilyHandle::close);
        }
    }

    /// Makes the log forget how far it had acknowledged decisions.
    void forgetAcknowledged() throws IOException {
        Files.delete(folder.resolve("ACKNOWLEDGED"));
    }

    List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(rocksDb)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted(Comparator.comparingLong(file -> file.toFile().length()))
                    .toList();
        }
    }

    static void flip(Path path, long bit) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(bit / Byte.SIZE);
            int found = file.read();
            file.seek(bit / Byte.SIZE);
            file.write(found ^ 1 << bit % Byte.SIZE);
        }
    }

    /// A copy of the log in another folder.
    OtherHands copyTo(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(folder.relativize(file).toString()));
            }
        }
        return new OtherHands(target);
    }

    Path folder() {
        return folder;
    }
}
