package dev.whence.server.node;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a node has opened, closed together: the last one first, each whatever becomes of the others.
final class OpenParts implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <P extends AutoCloseable> P add(P part) {
        parts.push(part);
        return part;
    }

    /// Closes all because of a failure, which learns of any further one.
    void closeAfter(RuntimeException failure) {
        try {
            close();
        } catch (RuntimeException further) {
            failure.addSuppressed(further);
        }
    }

    /// @throws IllegalStateException after all others were closed, if one could not be
    @Override
    public void close() {
        IllegalStateException failure = null;
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                IllegalStateException failed =
                        new IllegalStateException(part.getClass().getSimpleName() + " could not be closed: " + e, e);
                if (failure == null) {
                    failure = failed;
                } else {
                    failure.addSuppressed(failed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
