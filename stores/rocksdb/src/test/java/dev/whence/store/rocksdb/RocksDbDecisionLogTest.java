package dev.whence.store.rocksdb;

import dev.whence.log.DecisionLog;
import dev.whence.store.testkit.DurableDecisionLogConformance;
import java.nio.file.Path;

class RocksDbDecisionLogTest extends DurableDecisionLogConformance {

    @Override
    protected DecisionLog open(Path folder) {
        return RocksDbDecisionLog.open(folder.resolve("log"));
    }
}
