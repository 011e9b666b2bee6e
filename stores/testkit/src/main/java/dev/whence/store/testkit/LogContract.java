package dev.whence.store.testkit;

import dev.whence.decision.Decision;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.log.DecisionLog;
import java.util.ArrayList;
import java.util.List;

/// What the parts of the contract share: the log under test, empty at the start of each test, and drafts for it.
abstract class LogContract {

    static final EntityRef ORDER = EntityRef.parse("order:#W1");
    static final EntityRef OTHER_ORDER = EntityRef.parse("order:#W2");
    static final EntityRef USER = EntityRef.parse("user:mei_kovacs_8020");

    final Drafts drafts = Drafts.seeded(1);

    /// The suite that this is a part of, which opens what is tested.
    abstract DecisionLogConformance suite();

    /// The log under test.
    final DecisionLog log() {
        return suite().log();
    }

    /// Another log, empty too.
    final DecisionLog other() {
        return suite().other();
    }

    final Decision append(Draft draft) {
        return log().append(draft, AppendCondition.none());
    }

    final Decision appendChanging(EntityRef... entities) {
        return append(drafts.changing(entities));
    }

    final Decision appendMentioning(EntityRef... entities) {
        return append(drafts.mentioning(entities));
    }

    final List<Decision> appendSome(int count) {
        List<Decision> appended = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            appended.add(append(drafts.any()));
        }
        return appended;
    }

    static List<Position> positions(List<Decision> decisions) {
        return decisions.stream().map(Decision::position).toList();
    }
}
