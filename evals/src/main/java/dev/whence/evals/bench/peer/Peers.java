package dev.whence.evals.bench.peer;

import dev.whence.evals.bench.load.Contender;
import dev.whence.evals.bench.load.Payloads;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// The peers of one run, all open, each in a folder of its own on the same disk.
public final class Peers implements AutoCloseable {

    private final Map<Peer, Contender> open = new EnumMap<>(Peer.class);
    private final Servers servers;

    private Peers(Path folder) {
        servers = new Servers(folder);
    }

    /// @throws IllegalStateException if one of them is not set to make each record durable
    public static Peers open(Collection<Peer> wanted, Path folder, Payloads payloads) {
        Peers peers = new Peers(folder);
        try {
            for (Peer peer : wanted) {
                peers.open.put(peer, peer.open(peers.servers, payloads));
            }
            return peers;
        } catch (RuntimeException e) {
            peers.close();
            throw e;
        }
    }

    /// In the order of the enumeration.
    public void forEach(BiConsumer<Peer, Contender> consumer) {
        open.forEach(consumer);
    }

    @Override
    public void close() {
        try {
            open.values().forEach(Contender::close);
        } finally {
            servers.close();
        }
    }
}
