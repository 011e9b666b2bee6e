package dev.whence.server.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which MCP sessions are open and when each was last used, so that those nobody closes do not pile up. May be called
/// from any thread.
final class Sessions {

    private final int most;
    private final Duration idle;
    private final Map<String, Instant> lastUse = new LinkedHashMap<>(16, 0.75f, true);

    /// @param most how many sessions are kept; the one that was not used for longest goes first
    /// @param idle how long a session may go unused
    Sessions(int most, Duration idle) {
        this.most = most;
        this.idle = idle;
    }

    /// Notes a use of a session, the first one included.
    synchronized void used(String session, Instant now) {
        lastUse.put(session, now);
    }

    synchronized void closed(String session) {
        lastUse.remove(session);
    }

    /// Forgets the sessions that are to be closed, and returns them.
    synchronized List<String> expired(Instant now) {
        List<String> expired = new ArrayList<>();
        Iterator<Map.Entry<String, Instant>> oldestFirst = lastUse.entrySet().iterator();
        while (oldestFirst.hasNext()) {
            Map.Entry<String, Instant> oldest = oldestFirst.next();
            if (lastUse.size() <= most && oldest.getValue().plus(idle).isAfter(now)) {
                break;
            }
            expired.add(oldest.getKey());
            oldestFirst.remove();
        }
        return expired;
    }

    synchronized int open() {
        return lastUse.size();
    }
}
