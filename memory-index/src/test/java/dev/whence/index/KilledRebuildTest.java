package dev.whence.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.IndexStatus;
import dev.whence.index.query.SearchQuery;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that builds its index anew, again and again, is killed at any moment: the index before or the one after is
/// there, and whole.
class KilledRebuildTest {

    private static final int DECISIONS = 300;
    private static final int KILLS = 3;
    private static final long SEED = 2_711;

    /// What the killed process runs.
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException {
            IndexSettings settings = new IndexSettings(Duration.ofMillis(20), Duration.ofMillis(20), 16, 100);
            DecisionLog log = log();
            try (DecisionIndex index = DecisionIndex.open(Path.of(arguments[0]), log, Shop.DOMAIN, settings)) {
                index.await(log.head(), Duration.ofSeconds(20));
                for (int i = 0; i < 10_000; i++) {
                    int generation = index.rebuild("again").version().generation();
                    while (index.status().version().generation() == generation) {
                        Thread.sleep(1);
                    }
                    System.out.println(index.status().version().generation());
                }
            }
        }
    }

    private static DecisionLog log() {
        DecisionLog log = new InMemoryDecisionLog();
        new History(SEED).append(log, DECISIONS);
        return log;
    }

    @Test
    void search_never_begins_with_less_than_there_was(@TempDir Path folder) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        DecisionLog log = log();
        List<Long> expected = null;
        for (int kill = 0; kill < KILLS; kill++) {
            int swaps = killAfterSwaps(folder, 1 + random.nextInt(4), random.nextInt(40));
            try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
                IndexStatus status = index.status();
                assertThat(status.rebuiltBecause()).isNull();
                assertThat(status.seen()).as("%s", status).isEqualTo(Position.of(DECISIONS));
                assertThat(status.version().generation()).isGreaterThanOrEqualTo(swaps);
                List<Long> found = index
                        .search(SearchQuery.builder()
                                .text("wrong size birthday")
                                .pageSize(SearchQuery.MAX_PAGE_SIZE)
                                .build())
                        .hits()
                        .stream()
                        .map(hit -> hit.position().value())
                        .toList();
                assertThat(found).isNotEmpty();
                expected = expected == null ? found : expected;
                assertThat(found).isEqualTo(expected);
            }
        }
    }

    /// Starts the victim and kills it some milliseconds after so many swaps; says which generation served last.
    private static int killAfterSwaps(Path folder, int swaps, int millis) throws IOException, InterruptedException {
        try (VictimProcess victim = VictimProcess.start(Victim.class, folder)) {
            int generation = 0;
            for (int i = 0; i < swaps; i++) {
                String line = victim.readLine();
                assertThat(line).as("the victim goes on until it is killed").isNotNull();
                generation = Integer.parseInt(line);
            }
            Thread.sleep(millis);
            return generation;
        }
    }
}
