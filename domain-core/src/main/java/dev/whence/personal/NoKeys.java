package dev.whence.personal;

import dev.whence.decision.EntityRef;
import java.time.Instant;

/// Has no key and makes none.
enum NoKeys implements SubjectKeys {
    INSTANCE;

    @Override
    public Standing of(EntityRef subject) {
        return new Standing.Unknown();
    }

    @Override
    public Standing ofOrNew(EntityRef subject) {
        throw noKeys(subject);
    }

    @Override
    public void destroy(EntityRef subject, Instant at) {
        throw noKeys(subject);
    }

    private static IllegalStateException noKeys(EntityRef subject) {
        return new IllegalStateException("There are no keys here, for " + subject
                + " or anybody else: open the log with PersonalDataLog and give the engine the same SubjectKeys");
    }

    @Override
    public void close() {
        // there is nothing to close
    }
}
