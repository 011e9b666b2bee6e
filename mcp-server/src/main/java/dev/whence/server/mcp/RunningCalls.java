package dev.whence.server.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;

/// The calls of tools that are being answered, so that their callers can take them back: a tool that tells how far it
/// is ends early then. May be used from any thread.
public final class RunningCalls {

    private final Map<String, AtomicBoolean> cancelled = new ConcurrentHashMap<>();

    /// The name of a call.
    ///
    /// @param session of its caller; empty where there is only one
    /// @param id of the request
    static String name(String session, JsonNode id) {
        return session + " " + id;
    }

    /// Notes that a call begins.
    ///
    /// @return what turns true when it is cancelled
    AtomicBoolean begin(String name) {
        return cancelled.computeIfAbsent(name, begun -> new AtomicBoolean());
    }

    void end(String name) {
        cancelled.remove(name);
    }

    /// Cancels a call; does nothing if it has ended.
    void cancel(String name) {
        AtomicBoolean running = cancelled.get(name);
        if (running != null) {
            running.set(true);
        }
    }

    /// Cancels all calls of a session that was closed.
    public void cancelAll(String session) {
        cancelled.forEach((name, running) -> {
            if (name.startsWith(session + " ")) {
                running.set(true);
            }
        });
    }
}
