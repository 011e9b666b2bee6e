package dev.whence.store.testkit;

import dev.whence.log.DecisionLog;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The contract of a decision log. A store extends this class (or [DurableDecisionLogConformance], if what it
/// holds outlives it) and says how it is opened; every test then runs, and none can be left out or overridden.
@Timeout(120)
public abstract class DecisionLogConformance {

    @TempDir
    Path folder;

    private DecisionLog log;
    private @Nullable DecisionLog other;

    /// Opens the log that is kept in the folder, or an empty one if nothing is there yet.
    protected abstract DecisionLog open(Path folder);

    @BeforeEach
    final void open_the_log() {
        log = open(folder);
    }

    @AfterEach
    final void close_the_log() {
        log.close();
        if (other != null) {
            other.close();
        }
    }

    final DecisionLog other() {
        if (other == null) {
            other = open(folder.resolveSibling(folder.getFileName() + "-other"));
        }
        return other;
    }

    final DecisionLog log() {
        return log;
    }

    final DecisionLog reopen() {
        log.close();
        log = open(folder);
        return log;
    }

    @Nested
    final class Appending extends AppendContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Conditions extends ConditionContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Reading extends ReadContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Storing extends StoredContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Proving extends TreeContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Finding extends FindContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Exactness extends ExactnessContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Waiting extends AwaitContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Closing extends CloseContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Subscriptions_to_it extends FollowContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }

    @Nested
    final class Concurrent_callers extends HistoryContract {
        @Override
        DecisionLogConformance suite() {
            return DecisionLogConformance.this;
        }
    }
}
