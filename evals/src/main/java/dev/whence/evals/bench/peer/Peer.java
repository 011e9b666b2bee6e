package dev.whence.evals.bench.peer;

import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;

/// The peers by their names.
public enum Peer {
    /// RocksDB alone: each caller puts one record, synced. RocksDB lets callers of a moment share one sync.
    ROCKSDB("rocksdb", "RocksDB, synced puts") {
        @Override
        Contender open(Servers servers, Payloads payloads) {
            return RocksDbPeer.onePut(servers.folder("rocksdb"), payloads);
        }
    },
    /// RocksDB alone: one thread puts the records of all callers in one synced batch, as if gathering them were
    /// free.
    ROCKSDB_BATCH("rocksdb-batch", "RocksDB, one synced batch") {
        @Override
        Contender open(Servers servers, Payloads payloads) {
            return RocksDbPeer.oneBatch(servers.folder("rocksdb-batch"), payloads);
        }
    },
    /// Axon Framework's JPA event storage engine on PostgreSQL: one event of a new aggregate in a transaction.
    AXON("axon", "Axon 5.0.1, JPA, PostgreSQL") {
        @Override
        Contender open(Servers servers, Payloads payloads) {
            return new AxonPeer(servers.postgres(), payloads);
        }
    },
    /// A row inserted into a table of PostgreSQL in a transaction of its own.
    POSTGRES("postgres", "PostgreSQL, plain insert") {
        @Override
        Contender open(Servers servers, Payloads payloads) {
            return new PostgresPeer(servers.postgres(), payloads);
        }
    },
    /// A row inserted into a table of SQLite in a transaction of its own.
    SQLITE("sqlite", "SQLite, plain insert") {
        @Override
        Contender open(Servers servers, Payloads payloads) {
            return SqlitePeer.open(servers.folder("sqlite"), payloads);
        }
    };

    private final String word;
    private final String label;

    Peer(String word, String label) {
        this.word = word;
        this.label = label;
    }

    /// As the command line names it.
    public String word() {
        return word;
    }

    /// As a table names it.
    public String label() {
        return label;
    }

    abstract Contender open(Servers servers, Payloads payloads);
}
