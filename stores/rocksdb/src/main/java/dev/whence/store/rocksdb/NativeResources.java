package dev.whence.store.rocksdb;

import java.util.ArrayDeque;
import java.util.Deque;

/// Native objects that are closed together, the last one first.
final class NativeResources implements AutoCloseable {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    <R extends AutoCloseable> R add(R resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() {
        while (!resources.isEmpty()) {
            close(resources.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("Closing a native object of RocksDB throws nothing", e);
        }
    }
}
