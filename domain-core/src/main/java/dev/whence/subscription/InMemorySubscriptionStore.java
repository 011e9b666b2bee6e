package dev.whence.subscription;

import dev.whence.decision.Position;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A subscription store in memory: complete in behaviour, gone with the process. Guarded by its own monitor.
public final class InMemorySubscriptionStore implements SubscriptionStore {

    private static final class Entry {
        private Position position = Position.NONE;
        private final NavigableMap<Position, ParkedDecision> parked = new TreeMap<>();
    }

    private final NavigableMap<SubscriptionName, Entry> entries = new TreeMap<>();
    private boolean closed;

    @Override
    public synchronized Optional<Position> position(SubscriptionName name) {
        return Optional.ofNullable(known(name)).map(entry -> entry.position);
    }

    @Override
    public synchronized void advance(SubscriptionName name, Position to) {
        Entry known = known(name);
        SubscriptionStore.requireForwards(name, known == null ? Position.NONE : known.position, to);
        entry(name).position = to;
    }

    @Override
    public synchronized void reset(SubscriptionName name, Position to) {
        Entry entry = entry(name);
        entry.position = to;
        entry.parked.tailMap(to, false).clear();
    }

    @Override
    public synchronized void park(SubscriptionName name, ParkedDecision parked) {
        Entry entry = entry(name);
        entry.parked.put(parked.position(), parked);
        if (parked.position().isAfter(entry.position)) {
            entry.position = parked.position();
        }
    }

    @Override
    public synchronized boolean repark(SubscriptionName name, ParkedDecision parked) {
        Entry entry = known(name);
        return entry != null && entry.parked.replace(parked.position(), parked) != null;
    }

    @Override
    public synchronized boolean drop(SubscriptionName name, Position position) {
        Entry entry = known(name);
        return entry != null && entry.parked.remove(position) != null;
    }

    @Override
    public synchronized Optional<ParkedDecision> parkedAt(SubscriptionName name, Position position) {
        return Optional.ofNullable(known(name)).map(entry -> entry.parked.get(position));
    }

    @Override
    public synchronized List<ParkedDecision> parked(SubscriptionName name, Position after, int limit) {
        SubscriptionStore.requirePageSize(limit);
        Entry entry = known(name);
        if (entry == null) {
            return List.of();
        }
        return entry.parked.tailMap(after, false).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized long parkedCount(SubscriptionName name) {
        Entry entry = known(name);
        return entry == null ? 0 : entry.parked.size();
    }

    @Override
    public synchronized List<SubscriptionName> names() {
        requireOpen();
        return List.copyOf(entries.keySet());
    }

    @Override
    public synchronized void forget(SubscriptionName name) {
        requireOpen();
        entries.remove(name);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    private @Nullable Entry known(SubscriptionName name) {
        requireOpen();
        return entries.get(name);
    }

    private Entry entry(SubscriptionName name) {
        requireOpen();
        return entries.computeIfAbsent(name, unknown -> new Entry());
    }

    private void requireOpen() {
        if (closed) {
            throw new SubscriptionStoreException("The subscription store is closed; open it again before using it");
        }
    }
}
