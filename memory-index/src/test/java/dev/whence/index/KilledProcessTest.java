package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process is killed while it indexes, several times; the next one goes on, and in the end every decision is
/// found once.
class KilledProcessTest {

    private static final long SEED = 99;
    private static final int DECISIONS = 6_000;
    private static final int KILLS = 2;

    /// What the killed process runs: indexes the same log as the test, committing as often as it can.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            DecisionLog log = log();
            IndexSettings settings = new IndexSettings(Duration.ofMillis(20), Duration.ofMillis(30), 16, 50);
            try (DecisionIndex index = DecisionIndex.open(Path.of(arguments[0]), log, Shop.DOMAIN, settings)) {
                while (!index.await(log.head(), Duration.ofMillis(20))) {
                    System.out.println(index.status().seen());
                }
            }
            System.out.println("done");
        }
    }

    private static DecisionLog log() {
        DecisionLog log = new InMemoryDecisionLog();
        new History(SEED).append(log, DECISIONS);
        return log;
    }

    @Test
    void nothing_is_lost_or_doubled(@TempDir Path folder) throws IOException, InterruptedException {
        List<Long> reached = new ArrayList<>();
        for (int i = 1; i <= KILLS; i++) {
            reached.add(killAfter(folder, (long) DECISIONS * i / (KILLS + 2)));
        }
        DecisionLog log = log();
        try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
            assertThat(index.status().rebuiltBecause()).isNull();
            assertThat(index.status().seen())
                    .as("goes on from a commit before the kill at %s", reached)
                    .isGreaterThan(Position.NONE)
                    .isLessThan(log.head());
            assertThat(index.await(log.head(), Duration.ofSeconds(30))).isTrue();
            assertThat(everything(index))
                    .isEqualTo(LongStream.rangeClosed(1, DECISIONS).boxed().toList());
        }
    }

    /// Starts the victim and kills it once it has seen the position; says what it had seen.
    private static long killAfter(Path folder, long position) throws IOException {
        try (VictimProcess victim = VictimProcess.start(Victim.class, folder)) {
            for (String line = victim.readLine(); line != null; line = victim.readLine()) {
                assertThat(line)
                        .as("the victim was to be killed before it is done")
                        .isNotEqualTo("done");
                if (Long.parseLong(line) >= position) {
                    return Long.parseLong(line);
                }
            }
        }
        throw new AssertionError("the victim ended by itself");
    }

    private static List<Long> everything(DecisionIndex index) {
        List<Long> found = new ArrayList<>();
        SearchQuery query = SearchQuery.builder()
                .order(SearchQuery.Order.OLDEST)
                .pageSize(SearchQuery.MAX_PAGE_SIZE)
                .build();
        for (String next = ""; next != null; ) {
            SearchPage page = index.search(next.isEmpty() ? query : query.from(next));
            page.hits().forEach(hit -> found.add(hit.position().value()));
            next = page.next();
        }
        return found;
    }
}
