package dev.whence.server.node;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.engine.DecisionEngine;
import dev.whence.index.DecisionIndex;
import dev.whence.personal.SubjectKeys.Standing;
import dev.whence.store.keys.SqliteSubjectKeys;
import java.nio.file.Path;
import java.time.Duration;

/// Looks after the personal data of an open node: forgets data subjects, and backs their keys up.
public final class Custodian {

    private static final Duration CLEARING = Duration.ofSeconds(60);

    private final DecisionEngine engine;
    private final DecisionIndex index;
    private final SqliteSubjectKeys keys;

    Custodian(DecisionEngine engine, DecisionIndex index, SqliteSubjectKeys keys) {
        this.engine = engine;
        this.index = index;
        this.keys = keys;
    }

    /// Forgets a data subject, and returns when its key is destroyed and the search index holds nothing of it any
    /// more, or, if that takes long, is still at work.
    ///
    /// @throws dev.whence.personal.KeysUnavailableException if the key cannot be destroyed now
    public Forgotten forget(EntityRef subject, Origin origin) throws InterruptedException {
        boolean before = keys.of(subject) instanceof Standing.Destroyed;
        Decision decision = engine.forget(subject, origin);
        return Forgotten.by(decision, before, index.await(decision.position(), CLEARING));
    }

    /// Writes a whole copy of the keys to a new file.
    public void backUpKeys(Path copy) {
        keys.backUp(copy);
    }
}
