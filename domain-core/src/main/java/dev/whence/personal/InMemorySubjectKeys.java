package dev.whence.personal;

import dev.whence.decision.EntityRef;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keys that are gone with the process.
public final class InMemorySubjectKeys implements SubjectKeys {

    private final Map<EntityRef, Standing> standings = new ConcurrentHashMap<>();

    @Override
    public Standing of(EntityRef subject) {
        return standings.getOrDefault(subject, new Standing.Unknown());
    }

    @Override
    public Standing ofOrNew(EntityRef subject) {
        return standings.computeIfAbsent(subject, absent -> new Standing.Kept(Sealing.newKey()));
    }

    @Override
    public void destroy(EntityRef subject, Instant at) {
        standings.compute(
                subject, (same, known) -> known instanceof Standing.Destroyed ? known : new Standing.Destroyed(at));
    }

    @Override
    public void close() {
        // nothing is held but memory
    }
}
