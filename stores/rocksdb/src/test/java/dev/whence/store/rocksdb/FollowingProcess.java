package dev.whence.store.rocksdb;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.log.AppendCondition;
import dev.whence.store.rocksdb.EffectsFile.Transaction;
import dev.whence.store.testkit.Drafts;
import dev.whence.subscription.Handler;
import dev.whence.subscription.RetryPolicy;
import dev.whence.subscription.Subscriber;
import dev.whence.subscription.Subscription;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.Subscriptions;
import dev.whence.subscription.file.FileSubscriptionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A process that appends to a log, follows it with two subscriptions whose handlers often fail, and replays what they
/// have parked; all at once, until somebody ends it. In its folder are `log/`, `subscriptions/` and the effects of
/// each handler.
final class FollowingProcess implements AutoCloseable {

    /// Its handler's effects come at least once.
    static final SubscriptionName OFTEN = SubscriptionName.of("often");

    /// Its handler keeps its position with its effects, which come exactly once.
    static final SubscriptionName ONCE = SubscriptionName.of("once");

    private static final int MOST_UNANSWERED = 2_000;
    private static final RetryPolicy TWICE =
            RetryPolicy.DEFAULT.attempts(2).pauses(Duration.ofMillis(1), Duration.ofMillis(2));

    final RocksDbDecisionLog log;
    final FileSubscriptionStore store;
    final EffectsFile often;
    final EffectsFile once;
    final Subscriptions subscriptions;

    /// What is in the folder, with nothing following yet.
    FollowingProcess(Path folder) throws IOException {
        Files.createDirectories(folder);
        log = RocksDbDecisionLog.open(folder.resolve("log"));
        store = FileSubscriptionStore.open(folder.resolve("subscriptions"));
        often = EffectsFile.open(folder.resolve("often"));
        once = EffectsFile.open(folder.resolve("once"));
        subscriptions = new Subscriptions(log, store);
    }

    /// What the process runs: `FOLDER SEED`.
    public static void main(String[] arguments) throws Exception {
        Random random = new Random(Long.parseLong(arguments[1]));
        FollowingProcess process = new FollowingProcess(Path.of(arguments[0]));
        Trouble trouble = new Trouble(random.nextLong(), 5);
        Subscriber often = process.followOften(trouble);
        Subscriber once = process.followOnce(trouble);
        for (Subscriber subscriber : List.of(often, once)) {
            Thread.ofPlatform().daemon().start(() -> replay(subscriber));
        }
        Drafts drafts = Drafts.seeded(random.nextLong());
        while (true) {
            process.log.append(drafts.any(), AppendCondition.none());
            while (process.isFarAhead(often) || process.isFarAhead(once)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private static void replay(Subscriber subscriber) {
        while (true) {
            subscriber.parked().replayAll();
        }
    }

    private boolean isFarAhead(Subscriber subscriber) {
        Position position = Optional.ofNullable(subscriber.status().position()).orElse(Position.NONE);
        return log.head().value() - position.value() > MOST_UNANSWERED;
    }

    /// What goes wrong in handlers: each decision in turn, one time in so many; never if that is 0.
    record Trouble(Random random, int oneIn) {

        static final Trouble NONE = new Trouble(0, 0);

        Trouble(long seed, int oneIn) {
            this(new Random(seed), oneIn);
        }

        void perhaps() throws IOException {
            if (oneIn > 0 && random.nextInt(oneIn) == 0) {
                throw new IOException("did not go");
            }
        }
    }

    Subscriber followOften(Trouble trouble) {
        return subscriptions.start(Subscription.each(OFTEN.value(), decision -> {
                    trouble.perhaps();
                    often.commit(decision.position(), List.of(decision));
                    trouble.perhaps();
                })
                .retries(TWICE));
    }

    Subscriber followOnce(Trouble trouble) {
        return subscriptions.start(Subscription.transactional(ONCE.value(), new Once(once, trouble))
                .retries(TWICE));
    }

    /// Keeps position and effects in one transaction, and throws before it or after it.
    private static final class Once implements Handler.Transactional {

        private final EffectsFile file;
        private final Trouble trouble;
        private final Set<Position> had;
        private Position position;

        Once(EffectsFile file, Trouble trouble) {
            this.file = file;
            this.trouble = trouble;
            had = new HashSet<>(file.effects());
            position = file.transactions().stream()
                    .map(Transaction::upTo)
                    .reduce(Position.NONE, (earlier, later) -> later);
        }

        @Override
        public Optional<Position> position() {
            return position.equals(Position.NONE) ? Optional.empty() : Optional.of(position);
        }

        @Override
        public void handle(List<Decision> decisions, Position upTo) throws Exception {
            if (!upTo.isAfter(position)) {
                throw new IllegalStateException("at " + position + " already, told to move to " + upTo);
            }
            commit(upTo, decisions);
        }

        @Override
        public void replay(Decision parked) throws Exception {
            if (!had.contains(parked.position())) {
                commit(position, List.of(parked));
            }
        }

        private void commit(Position upTo, List<Decision> decisions) throws IOException {
            if (!decisions.isEmpty()) {
                trouble.perhaps();
            }
            file.commit(upTo, decisions);
            position = upTo;
            decisions.forEach(decision -> had.add(decision.position()));
            trouble.perhaps();
        }
    }

    @Override
    public void close() throws IOException {
        subscriptions.close();
        store.close();
        log.close();
        often.close();
        once.close();
    }
}
