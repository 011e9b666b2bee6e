package dev.whence.evals.search.speed;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.engine.DecisionEngine;
import dev.whence.evals.ending.UnusableInputException;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.module.DomainModule;
import dev.whence.state.EntityStates;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// A long history of the retail domain: its demonstration, played with one seed after another, each a season later
/// than the one before. After some seasons they come again, later and with ids of their own, since playing is slow.
/// Written once, and opened again as often as wanted.
final class ShopYears {

    static final DomainModule RETAIL = DomainModule.named("retail");

    private static final Duration SEASON = Duration.ofDays(91);
    private static final int SEASONS = 5;
    private static final int CACHED_STATES = 100_000;
    private static final int BATCH = 2_000;
    private static final String MARK = "made.json";

    private final RocksDbDecisionLog log;
    private final int wanted;
    private final Consumer<String> progress;
    private final List<StoredDecision> waiting = new ArrayList<>();
    private Position head = Position.NONE;
    private Instant last = Instant.EPOCH;

    /// What a history was made of.
    private record Made(String history, int decisions) {}

    private ShopYears(RocksDbDecisionLog log, int wanted, Consumer<String> progress) {
        this.log = log;
        this.wanted = wanted;
        this.progress = progress;
    }

    /// Opens the history that was made in the folder before, or makes it.
    static RocksDbDecisionLog in(Path folder, int decisions, Consumer<String> progress) throws IOException {
        Path mark = folder.resolve(MARK);
        Made made = new Made(SEASONS + " seasons of the retail demonstration", decisions);
        if (Files.exists(mark)) {
            Made found = Json.ENVELOPE.readValue(Files.readString(mark), Made.class);
            if (!found.equals(made)) {
                throw new UnusableInputException(folder + " holds " + found + ", not " + made
                        + "; ask for the same number with --decisions, or name another folder with --data");
            }
            progress.accept("using the history in " + folder);
            return RocksDbDecisionLog.open(folder.resolve("log"));
        }
        RocksDbDecisionLog log = RocksDbDecisionLog.open(folder.resolve("log"));
        if (!log.head().equals(Position.NONE)) {
            log.close();
            throw new UnusableInputException(
                    folder + " holds a history that was not finished; remove it, or name another folder with --data");
        }
        new ShopYears(log, decisions, progress).write();
        Files.writeString(mark, Json.ENVELOPE.writeValueAsString(made));
        return log;
    }

    private void write() {
        for (int season = 1; season <= SEASONS && head.value() < wanted; season++) {
            played(season).forEach(ReadQuery.all(), decision -> take(decision, decision.id(), decision.time()));
            progress.accept("made %,d of %,d decisions".formatted(head.value(), wanted));
        }
        flush();
        SplittableRandom random = new SplittableRandom(SEASONS);
        long played = head.value();
        for (int again = 1; head.value() < wanted; again++) {
            Duration later = SEASON.multipliedBy((long) SEASONS * again);
            for (long after = 0; after < played; after += BATCH) {
                ReadQuery next = ReadQuery.all().after(Position.of(after)).limit((int) Math.min(BATCH, played - after));
                for (Decision decision : log.read(next)) {
                    Instant time = decision.time().plus(later);
                    take(decision, DecisionId.create(time, random), time);
                }
            }
            progress.accept("made %,d of %,d decisions".formatted(head.value(), wanted));
        }
        flush();
    }

    private static InMemoryDecisionLog played(int season) {
        InMemoryDecisionLog played = new InMemoryDecisionLog();
        EntityStates states = new EntityStates(played, CACHED_STATES);
        Duration later = SEASON.multipliedBy(season - 1L);
        RETAIL.demonstration()
                .orElseThrow()
                .play(
                        clock -> new DecisionEngine(
                                RETAIL.domain(),
                                played,
                                states,
                                List.of(Guards.reasonIsGiven()),
                                () -> clock.instant().plus(later)),
                        season,
                        (done, total) -> {});
        return played;
    }

    private void take(Decision decision, DecisionId id, Instant time) {
        if (head.value() == wanted) {
            return;
        }
        head = head.next();
        last = time.isAfter(last) ? time : last;
        Draft draft = new Draft(
                id,
                last,
                decision.domain(),
                decision.command(),
                decision.origin(),
                decision.boundary(),
                decision.checks(),
                decision.outcome(),
                decision.events());
        waiting.add(StoredDecision.of(head, last, AppendCondition.none().unusedKey(), draft));
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            log.appendStored(List.copyOf(waiting));
            waiting.clear();
        }
    }
}
