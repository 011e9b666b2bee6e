package dev.whence.evals.crash;

import dev.whence.decision.Boundary;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.proof.TreeHasher;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// The process that is killed: callers that count counters up, each decision on the condition that nobody counted
/// meanwhile, and print every acknowledgement: `ack POSITION ID LEAF-HASH`.
public final class CountingCallers {

    static final int COUNTERS = 40;
    private static final int MOST_TEXT = 3_000;

    private CountingCallers() {}

    /// @param arguments the log's folder and the number of callers
    public static void main(String[] arguments) {
        RocksDbDecisionLog log = RocksDbDecisionLog.open(Path.of(arguments[0]));
        say("open");
        int callers = Integer.parseInt(arguments[1]);
        for (int i = 0; i < callers; i++) {
            Thread.ofPlatform().start(() -> countForEver(log));
        }
    }

    private static void countForEver(DecisionLog log) {
        Random random = new Random();
        TreeHasher hasher = new TreeHasher();
        while (true) {
            try {
                Decision decision = count(log, random);
                byte[] leaf = log.storedAt(decision.position()).orElseThrow().leaf();
                say("ack " + decision.position() + " " + decision.id() + " "
                        + hasher.leaf(leaf).hex());
            } catch (BoundaryChangedException lostRace) {
                // somebody else counted: read again and count on
            }
        }
    }

    private static Decision count(DecisionLog log, Random random) {
        EntityRef counter = counter(random.nextInt(COUNTERS));
        Position head = log.head();
        Instant now = Instant.now();
        long next = value(log, counter, head) + 1;
        DecisionId id = DecisionId.create(now, random);
        Draft draft = new Draft(
                id,
                now,
                "crash",
                new RecordedCommand("Count", 1, Json.tree("x".repeat(random.nextInt(MOST_TEXT)))),
                Origin.of("caller", "to be killed").withIdempotencyKey(id.toString()),
                new Boundary(List.of(counter), head, now),
                List.of(),
                Outcome.ACCEPTED,
                List.of(new RecordedEvent(counter, "Counted", 1, Json.tree(next))));
        return log.append(
                draft, AppendCondition.unchanged(List.of(counter), head).claiming(id.toString()));
    }

    static EntityRef counter(int number) {
        return new EntityRef("counter", Integer.toString(number));
    }

    private static long value(DecisionLog log, EntityRef counter, Position upTo) {
        return log.read(ReadQuery.changesTo(counter).upTo(upTo).newestFirst().limit(1)).stream()
                .mapToLong(CountingCallers::value)
                .findFirst()
                .orElse(0);
    }

    static long value(Decision decision) {
        return decision.events().getFirst().data().asLong();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
