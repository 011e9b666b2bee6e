package dev.whence.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.decision.Position;
import dev.whence.store.rocksdb.FollowingProcess.Trouble;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Subscriber;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process with subscriptions is ended without warning, again and again, while it appends, handles, parks and
/// replays. Every decision has its effect, and where the handler keeps its position with its effects, once.
@Timeout(300)
class SubscriptionCrashTest {

    private static final int ROUNDS = 5;
    private static final int SOME = 100;

    @TempDir
    Path temporary;

    private final Random random = new Random();

    @Test
    void effects_survive_kill_9() throws Exception {
        long seed = System.nanoTime();
        System.out.println("SubscriptionCrashTest: seed " + seed);
        random.setSeed(seed);
        Path folder = temporary.resolve("data");
        for (int round = 1; round <= ROUNDS; round++) {
            runAndKill(folder);
            checkNothingIsSkipped(folder, round);
        }
        checkEverythingHasItsEffectInTheEnd(folder);
    }

    private void runAndKill(Path folder) throws Exception {
        long often = size(folder.resolve("often"));
        long once = size(folder.resolve("once"));
        Path output = temporary.resolve("output");
        Process process = new ProcessBuilder(
                        AppendingProcess.command(FollowingProcess.class, folder, Long.toString(random.nextLong())))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            int effects = SOME + random.nextInt(5_000);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (size(folder.resolve("often")) < often + effects || size(folder.resolve("once")) < once + effects) {
                assertThat(process.isAlive() && System.nanoTime() < deadline)
                        .as("the other process gets on; it said %s", Files.readString(output))
                        .isTrue();
                TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
            }
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static void checkNothingIsSkipped(Path folder, int round) throws IOException {
        try (FollowingProcess found = new FollowingProcess(folder)) {
            for (SubscriptionName name : List.of(FollowingProcess.OFTEN, FollowingProcess.ONCE)) {
                boolean transactional = name.equals(FollowingProcess.ONCE);
                EffectsFile effects = transactional ? found.once : found.often;
                Position reached = transactional
                        ? effects.transactions().getLast().upTo()
                        : found.store.position(name).orElse(Position.NONE);
                Set<Position> missing = positions(reached);
                missing.removeAll(new HashSet<>(effects.effects()));
                missing.removeAll(new HashSet<>(parked(found, name)));
                assertThat(missing)
                        .as("round %s: what '%s' skipped on its way to %s", round, name, reached)
                        .isEmpty();
            }
            assertThat(found.once.effects()).as("round %s", round).doesNotHaveDuplicates();
        }
    }

    private static List<Position> parked(FollowingProcess found, SubscriptionName name) {
        List<Position> all = new ArrayList<>();
        List<ParkedDecision> page = found.store.parked(name, Position.NONE, SOME);
        while (!page.isEmpty()) {
            page.forEach(parked -> all.add(parked.position()));
            page = found.store.parked(name, all.getLast(), SOME);
        }
        return all;
    }

    private static Set<Position> positions(Position upTo) {
        return LongStream.rangeClosed(1, upTo.value())
                .mapToObj(Position::of)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkEverythingHasItsEffectInTheEnd(Path folder) throws Exception {
        try (FollowingProcess healthy = new FollowingProcess(folder)) {
            Position head = healthy.log.head();
            for (Subscriber subscriber : List.of(healthy.followOften(Trouble.NONE), healthy.followOnce(Trouble.NONE))) {
                awaitLive(subscriber, head);
                subscriber.parked().replayAll();
                assertThat(subscriber.parked().count()).isZero();
            }
            assertThat(new TreeSet<>(healthy.often.effects())).isEqualTo(positions(head));
            assertThat(healthy.once.effects()).as("effects exactly once").doesNotHaveDuplicates();
            assertThat(new TreeSet<>(healthy.once.effects())).isEqualTo(positions(head));
        }
    }

    private static void awaitLive(Subscriber subscriber, Position head) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (subscriber.status().state() != SubscriptionState.LIVE
                || !head.equals(subscriber.status().position())) {
            assertThat(System.nanoTime()).as("%s", subscriber.status()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
