package dev.whence.evals.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.evals.bench.load.CallerLoad;
import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/// Every peer is open, as in a run: one PostgreSQL serves two of them.
class PeersTest {

    private static final int BYTES = 1_024;

    @TempDir
    static Path folder;

    private static Peers peers;

    private static final Map<Peer, Contender> OPEN = new EnumMap<>(Peer.class);

    @BeforeAll
    static void open_all() {
        peers = Peers.open(List.of(Peer.values()), folder, new Payloads(BYTES));
        peers.forEach(OPEN::put);
    }

    @AfterAll
    static void close_all() {
        peers.close();
    }

    private static Contender opened(Peer peer) {
        return Objects.requireNonNull(OPEN.get(peer));
    }

    @Test
    void postgres_waits_for_the_disk() {
        assertThat(opened(Peer.POSTGRES).durability())
                .as("as the server itself says")
                .contains("fsync=on", "synchronous_commit=on", "full_page_writes=on");
        assertThat(opened(Peer.AXON).durability()).contains("fsync=on", "synchronous_commit=on");
    }

    @Test
    void sqlite_waits_for_the_disk() {
        assertThat(opened(Peer.SQLITE).durability()).isEqualTo("journal_mode=wal, synchronous=2 (full)");
    }

    @Test
    void rocksdb_waits_for_the_disk() {
        assertThat(opened(Peer.ROCKSDB).durability()).isEqualTo("sync=true, disableWAL=false");
        assertThat(opened(Peer.ROCKSDB_BATCH).durability()).isEqualTo("sync=true, disableWAL=false");
    }

    @Test
    void sqlite_keeps_what_it_acknowledged() throws Exception {
        int acknowledged = append(Peer.SQLITE);

        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sqlite/decisions.db"))) {
            assertThat(rows(other, "select count(*) from decision where length(body) > 1000"))
                    .isEqualTo(acknowledged);
        }
    }

    @Test
    void postgres_keeps_what_it_acknowledged() throws Exception {
        int acknowledged = append(Peer.POSTGRES);

        assertThat(((PostgresPeer) opened(Peer.POSTGRES)).stored()).isEqualTo(acknowledged);
    }

    @Test
    void axon_keeps_what_it_acknowledged_in_its_own_table() throws Exception {
        int acknowledged = append(Peer.AXON);

        assertThat(((AxonPeer) opened(Peer.AXON)).stored()).isEqualTo(acknowledged);
    }

    @Test
    void rocksdb_keeps_what_it_acknowledged() throws Exception {
        int one = append(Peer.ROCKSDB);
        int batches = append(Peer.ROCKSDB_BATCH);

        assertThat(records("rocksdb")).isEqualTo(one);
        assertThat(records("rocksdb-batch")).isEqualTo(batches);
    }

    @Test
    void one_thread_stands_for_all_callers_of_a_batch() {
        assertThat(opened(Peer.ROCKSDB_BATCH).threads(64)).isEqualTo(1);
        assertThat(opened(Peer.ROCKSDB).threads(64)).isEqualTo(64);
    }

    /// A few, by several callers at a time; returns how many were acknowledged.
    private static int append(Peer peer) throws Exception {
        Contender contender = opened(peer);
        Counting counting = new Counting(contender);
        new CallerLoad(counting, 4).runWhile(() -> counting.acknowledged.get() < 20);
        return counting.acknowledged.get();
    }

    /// A reader beside the open store sees what is in its write-ahead log.
    private static long records(String name) throws RocksDBException {
        try (Options options = new Options();
                RocksDB reader =
                        RocksDB.openReadOnly(options, folder.resolve(name).toString());
                RocksIterator all = reader.newIterator()) {
            long records = 0;
            for (all.seekToFirst(); all.isValid(); all.next()) {
                records++;
            }
            return records;
        }
    }

    private static long rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// Counts what the peer acknowledges.
    private static final class Counting implements Contender {
        private final Contender peer;
        private final AtomicInteger acknowledged = new AtomicInteger();

        Counting(Contender peer) {
            this.peer = peer;
        }

        @Override
        public String name() {
            return peer.name();
        }

        @Override
        public String durability() {
            return peer.durability();
        }

        @Override
        public int threads(int callers) {
            return peer.threads(callers);
        }

        @Override
        public Caller caller(int number, int callers) throws Exception {
            Caller caller = peer.caller(number, callers);
            return () -> {
                int appended = caller.append();
                acknowledged.addAndGet(appended);
                return appended;
            };
        }

        @Override
        public void close() {}
    }
}
