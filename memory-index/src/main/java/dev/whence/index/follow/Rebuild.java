package dev.whence.index.follow;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/// An index that is being built beside the one that serves. Used by the follower's thread alone.
///
/// It never comes further than the one that serves: that one hears first of what is to be erased, and has this one
/// erase it too.
final class Rebuild {

    private static final Logger LOGGER = System.getLogger(Rebuild.class.getName());
    private static final long COMMIT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final long TOLD_NANOS = Duration.ofSeconds(10).toNanos();

    private final OpenIndex index;
    private final DecisionLog log;
    private final int batch;
    private final String because;
    private final Position from;
    private final long begun = System.nanoTime();
    private long lastCommit = begun;
    private long lastTold = begun;

    Rebuild(OpenIndex index, DecisionLog log, IndexSettings settings) {
        this.index = index;
        this.index.buffer(settings.catchUpMegabytes());
        this.log = log;
        this.batch = settings.batch();
        this.from = index.reached().position();
        this.because = Objects.requireNonNull(index.reached().because(), "an index that is being built says why");
        LOGGER.log(Level.INFO, "The search index is being built anew, because {0}; the old one serves", because);
    }

    OpenIndex index() {
        return index;
    }

    String because() {
        return because;
    }

    /// Adds what comes next, as far as the other index has come; says whether there is no more.
    boolean step(Position served) throws IOException {
        if (served.isAfter(index.reached().position())) {
            ReadQuery next = ReadQuery.all()
                    .after(index.reached().position())
                    .upTo(served)
                    .limit(batch);
            index.add(log.readStored(next), log, Erasing.NOWHERE_ELSE);
        }
        long now = System.nanoTime();
        if (now - lastCommit > COMMIT_NANOS) {
            index.commit(); // so that the next process goes on from here
            lastCommit = now;
        }
        if (now - lastTold > TOLD_NANOS) {
            lastTold = now;
            LOGGER.log(
                    Level.INFO,
                    "The search index is being built anew: {0}",
                    status(served).line());
        }
        return !served.isAfter(index.reached().position());
    }

    void erase(Set<EntityRef> subjects) throws IOException {
        index.erase(subjects, log, Erasing.NOWHERE_ELSE);
    }

    /// Takes the other's place.
    void serve() throws IOException {
        index.serve();
        LOGGER.log(
                Level.INFO,
                "The search index was built anew and serves: {0}",
                status(index.reached().position()).line());
    }

    RebuildStatus status(Position head) {
        long seen = index.reached().position().value();
        double seconds = (System.nanoTime() - begun) / 1e9;
        double perSecond = (seen - from.value()) / Math.max(seconds, 1e-3);
        long ahead = Math.max(0, head.value() - seen);
        return new RebuildStatus(
                index.generation().number(),
                because,
                index.reached().position(),
                head,
                perSecond,
                perSecond > 0 ? Duration.ofSeconds((long) Math.ceil(ahead / perSecond)) : null);
    }
}
