package dev.whence.store.testkit;

import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.nio.file.Path;

class InMemoryDecisionLogTest extends DecisionLogConformance {

    @Override
    protected DecisionLog open(Path folder) {
        return new InMemoryDecisionLog();
    }
}
