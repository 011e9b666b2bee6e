package dev.whence.server.subscription;

import dev.whence.decision.Position;
import dev.whence.index.DecisionIndex;
import dev.whence.index.follow.IndexStatus;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.subscription.Lag;
import dev.whence.subscription.ParkedDecision;
import dev.whence.subscription.Replay;
import dev.whence.subscription.Start;
import dev.whence.subscription.Subscriber;
import dev.whence.subscription.Subscription;
import dev.whence.subscription.SubscriptionName;
import dev.whence.subscription.SubscriptionState;
import dev.whence.subscription.SubscriptionStore;
import dev.whence.subscription.Subscriptions;
import dev.whence.subscription.file.FileSubscriptionStore;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks after the subscriptions of one open folder. May be used from any thread.
public final class SubscriptionDesk implements SubscriptionControl, AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final DecisionLog log;
    private final DecisionIndex index;
    private final SubscriptionStore store;
    private final Subscriptions subscriptions;
    private final WebhookFile webhooks;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .build();
    private volatile boolean started;

    private SubscriptionDesk(DecisionLog log, DecisionIndex index, SubscriptionStore store, WebhookFile webhooks) {
        this.log = log;
        this.index = index;
        this.store = store;
        this.webhooks = webhooks;
        subscriptions = new Subscriptions(log, store);
    }

    /// Opens what is stored of the subscriptions and makes the offered ones known. None of them runs before
    /// [#start].
    ///
    /// @throws dev.whence.subscription.SubscriptionStoreException if the folder cannot be used
    /// @throws IllegalArgumentException if two are offered under one name, or one under a webhook's or the search
    ///     index's
    public static SubscriptionDesk open(Path folder, DecisionLog log, DecisionIndex index, List<Subscription> offered) {
        SubscriptionDesk desk = new SubscriptionDesk(
                log, index, FileSubscriptionStore.open(folder), new WebhookFile(folder.resolve("webhooks.json")));
        try {
            List<Subscription> all = new ArrayList<>(offered);
            desk.webhooks.read().forEach(webhook -> all.add(webhook.subscription(desk.http)));
            requireNames(all);
            all.forEach(desk.subscriptions::add);
            return desk;
        } catch (RuntimeException e) {
            desk.close();
            throw e;
        }
    }

    private static void requireNames(List<Subscription> all) {
        List<String> names = new ArrayList<>(List.of(SubscriptionReport.SEARCH_INDEX));
        for (Subscription subscription : all) {
            String name = subscription.name().value();
            if (names.contains(name)) {
                throw new IllegalArgumentException("The domain offers a subscription '" + name
                        + "', but that name is taken: each needs a name of its own, also apart from webhooks and "
                        + SubscriptionReport.SEARCH_INDEX);
            }
            names.add(name);
        }
    }

    /// Lets all of them run, each from where it was.
    public void start() {
        started = true;
        subscriptions.all().forEach(Subscriber::resume);
    }

    @Override
    public List<SubscriptionReport> all() {
        List<SubscriptionReport> reports = new ArrayList<>();
        reports.add(indexReport());
        for (Subscriber subscriber : subscriptions.all()) {
            reports.add(SubscriptionReport.of(subscriber.status(), what(subscriber.name())));
        }
        for (SubscriptionName name : store.names()) {
            if (subscriptions.find(name).isEmpty()) {
                reports.add(orphan(name));
            }
        }
        reports.sort(Comparator.comparing(SubscriptionReport::name));
        return List.copyOf(reports);
    }

    private String what(SubscriptionName name) {
        return webhook(name)
                .map(webhook -> "POST " + webhook.url() + " " + webhook.wanted().inWords())
                .map(String::strip)
                .orElse("of the domain");
    }

    private Optional<Webhook> webhook(SubscriptionName name) {
        return webhooks.read().stream()
                .filter(webhook -> webhook.name().equals(name))
                .findFirst();
    }

    private SubscriptionReport indexReport() {
        Instant now = Instant.now();
        IndexStatus status = index.status();
        return SubscriptionReport.of(status, waiting(lag(status.seen(), now)), now);
    }

    private SubscriptionReport orphan(SubscriptionName name) {
        Position position = store.position(name).orElse(Position.NONE);
        Lag lag = lag(position, Instant.now());
        return new SubscriptionReport(
                name.value(),
                "nobody offers it any more",
                "no handler",
                position,
                lag == null ? null : lag.decisions(),
                waiting(lag),
                store.parkedCount(name),
                0,
                null,
                null);
    }

    private @Nullable Lag lag(Position position, Instant now) {
        try {
            return Lag.at(log, position, now);
        } catch (LogUnavailableException unknown) {
            return null; // it is shown as not known; every other report still is
        }
    }

    private static @Nullable Duration waiting(@Nullable Lag lag) {
        return lag == null ? null : lag.time();
    }

    @Override
    public List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
        requireKnown(name);
        return store.parked(name, after, limit);
    }

    @Override
    public Replay replay(SubscriptionName name, Position position) {
        return possible(() -> running(name).parked().replay(position));
    }

    @Override
    public boolean drop(SubscriptionName name, Position position) {
        requireKnown(name);
        return store.drop(name, position);
    }

    @Override
    public void restartAt(SubscriptionName name, Position position) {
        Subscriber subscriber = running(name);
        boolean ran = !subscriber.status().state().isOver() || hasFailed(subscriber);
        possible(() -> {
            subscriber.pause();
            try {
                subscriber.restartAt(position);
            } finally {
                if (ran) {
                    subscriber.resume();
                }
            }
            return position;
        });
    }

    private static boolean hasFailed(Subscriber subscriber) {
        return subscriber.status().state() == SubscriptionState.FAILED;
    }

    @Override
    public void resume(SubscriptionName name) {
        Subscriber subscriber = running(name);
        if (!started) {
            throw new SubscriptionRefusedException("No server has the folder open, so nothing runs; subscription '"
                    + name + "' goes on by itself when \"whence serve\" is started");
        }
        possible(() -> {
            subscriber.resume();
            return name;
        });
    }

    /// The position is stored first, so that "now" is when it was added, also if no server runs yet.
    @Override
    public synchronized void add(Webhook webhook) {
        SubscriptionName name = webhook.name();
        if (subscriptions.find(name).isPresent() || store.names().contains(name)) {
            throw new SubscriptionRefusedException(
                    "There is a subscription '" + name + "' already: choose another name, or remove that one first");
        }
        store.advance(name, webhook.from() == Start.NOW ? log.head() : Position.NONE);
        List<Webhook> all = new ArrayList<>(webhooks.read());
        all.add(webhook);
        webhooks.write(all);
        Subscriber subscriber = subscriptions.add(webhook.subscription(http));
        if (started) {
            subscriber.resume();
        }
    }

    @Override
    public synchronized void remove(SubscriptionName name) {
        requireKnown(name);
        List<Webhook> others = webhooks.read().stream()
                .filter(webhook -> !webhook.name().equals(name))
                .toList();
        if (others.size() < webhooks.read().size()) {
            webhooks.write(others);
        } else if (subscriptions.find(name).isPresent()) {
            throw new SubscriptionRefusedException("Subscription '" + name
                    + "' is offered by the domain and would begin anew at the next start; take it out of the domain's"
                    + " module first");
        }
        possible(() -> {
            subscriptions.remove(name);
            return name;
        });
    }

    private Subscriber running(SubscriptionName name) {
        requireKnown(name);
        return subscriptions
                .find(name)
                .orElseThrow(() -> new SubscriptionRefusedException("Nobody offers subscription '" + name
                        + "' any more, so there is nothing to hand decisions to; its parked decisions can be listed and"
                        + " dropped, or all that is stored of it removed"));
    }

    private void requireKnown(SubscriptionName name) {
        if (name.value().equals(SubscriptionReport.SEARCH_INDEX)) {
            throw new SubscriptionRefusedException("The search index parks nothing and goes by its own position; it is"
                    + " built anew by itself when that is needed");
        }
        if (subscriptions.find(name).isEmpty() && !store.names().contains(name)) {
            throw new SubscriptionRefusedException(
                    "There is no subscription '" + name + "'; \"whence subscriptions\" lists those there are");
        }
    }

    private static <T> T possible(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new SubscriptionRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Stops all of them, each after its handler in flight has returned, and releases the folder.
    ///
    /// @throws IllegalStateException if a handler does not return; everything else is closed all the same
    @Override
    public void close() {
        try {
            subscriptions.close();
        } finally {
            http.shutdownNow();
            store.close();
        }
    }
}
