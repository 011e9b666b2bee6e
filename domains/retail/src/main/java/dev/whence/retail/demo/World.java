package dev.whence.retail.demo;

import dev.whence.decision.Decision;
import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.module.Demonstration.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;

/// The time, the chance, the plans and the knowledge that all parts of the played history share. Used by one thread.
final class World {

    static final Instant START = Instant.parse("2026-02-02T06:00:00Z");
    static final int DAYS = 90;
    static final Instant END = START.plus(Duration.ofDays(DAYS));

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);

    final Dice dice;
    final Ledger ledger = new Ledger();
    final Highlights highlights = new Highlights();
    private final DemoClock clock = new DemoClock(START);
    private final DecisionEngine engine;
    private final PriorityQueue<Plan> plans =
            new PriorityQueue<>(Comparator.comparing(Plan::time).thenComparingLong(Plan::number));
    private long planned;

    World(Function<InstantSource, DecisionEngine> engines, long seed) {
        dice = new Dice(seed);
        engine = engines.apply(clock).withIdsFrom(new Random(seed + 1));
    }

    /// Something that somebody will do; plans of the same time are done in the order in which they were made.
    private record Plan(Instant time, long number, Runnable action) {}

    Instant now() {
        return clock.instant();
    }

    /// Has somebody do something at a time; what would be after the end is left out.
    void plan(Instant time, Runnable action) {
        if (time.isBefore(END)) {
            plans.add(new Plan(time, planned++, action));
        }
    }

    /// Has somebody do something after a while.
    void planIn(Duration least, Duration most, Runnable action) {
        plan(now().plus(dice.between(least, most)), action);
    }

    /// The same within opening hours: what falls into the night is done in the next morning.
    void planByDay(Duration least, Duration most, Runnable action) {
        plan(byDay(now().plus(dice.between(least, most))), action);
    }

    private Instant byDay(Instant time) {
        LocalTime hour = time.atOffset(ZoneOffset.UTC).toLocalTime();
        if (!hour.isBefore(OPENS) && hour.isBefore(CLOSES)) {
            return time;
        }
        long daysOn = hour.isBefore(OPENS) ? 0 : 1;
        Instant morning = time.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(daysOn)
                .atTime(OPENS)
                .toInstant(ZoneOffset.UTC);
        return morning.plus(dice.between(Duration.ZERO, Duration.ofHours(3)));
    }

    /// Lets a little time pass, as between two steps of a conversation.
    void pause(int leastSeconds, int mostSeconds) {
        clock.pass(dice.between(Duration.ofSeconds(leastSeconds), Duration.ofSeconds(mostSeconds))
                .plusMillis(dice.between(0, 999)));
    }

    Decision ask(Record command, Origin origin) {
        return ask(CommandRequest.of(command, origin));
    }

    Decision ask(CommandRequest request) {
        Decision decision = engine.decide(request).decision();
        ledger.follow(decision);
        highlights.follow(decision);
        return decision;
    }

    /// Does everything that was planned, and what is planned meanwhile, up to the end.
    void run(Progress progress) {
        long total = Duration.between(START, END).toHours();
        progress.at(0, total);
        while (true) {
            Plan next = plans.poll();
            if (next == null) {
                break;
            }
            clock.reach(next.time());
            next.action().run();
            progress.at(Math.min(total, Duration.between(START, now()).toHours()), total);
        }
        progress.at(total, total);
    }
}
