package dev.whence.audit;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.TreeHasher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Reads every place of a log up to an end and hashes what is there: one thread reads ahead while all processors
/// hash.
///
/// A page that cannot be read is read again place by place, so that only what is damaged is missing.
final class StoredLeaves implements AutoCloseable {

    private static final int PAGE = 2_048;
    private static final int CHUNK = 64;
    private static final long PAGE_BYTES = 16L << 20;

    /// What stands at one place.
    private record Place(
            @Nullable StoredDecision stored, @Nullable String problem) {}

    private final DecisionLog log;
    private final long last;
    private final boolean decoding;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("whence-audit").daemon().factory());

    StoredLeaves(DecisionLog log, long last, boolean decoding) {
        this.log = log;
        this.last = last;
        this.decoding = decoding;
    }

    /// Hands over the places from the first to the last, page by page.
    void forEachPage(Consumer<List<CheckedLeaf>> consumer) {
        long after = 0;
        CompletableFuture<List<Place>> next = read(after);
        while (after < last) {
            List<Place> page = joined(next);
            after += page.size();
            next = read(after);
            consumer.accept(checked(page));
        }
    }

    private CompletableFuture<List<Place>> read(long after) {
        return after < last
                ? CompletableFuture.supplyAsync(() -> page(after), reader)
                : CompletableFuture.completedFuture(List.of());
    }

    private static List<Place> joined(CompletableFuture<List<Place>> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private List<CheckedLeaf> checked(List<Place> page) {
        CheckedLeaf[] leaves = new CheckedLeaf[page.size()];
        IntStream.rangeClosed(0, (page.size() - 1) / CHUNK).parallel().forEach(chunk -> {
            TreeHasher hasher = new TreeHasher();
            int end = Math.min(page.size(), (chunk + 1) * CHUNK);
            for (int i = chunk * CHUNK; i < end; i++) {
                leaves[i] = checked(page.get(i), hasher);
            }
        });
        return Arrays.asList(leaves);
    }

    private CheckedLeaf checked(Place place, TreeHasher hasher) {
        return place.stored() == null
                ? CheckedLeaf.unreadable(String.valueOf(place.problem()))
                : CheckedLeaf.of(place.stored(), hasher, decoding);
    }

    private List<Place> page(long after) {
        long end = Math.min(last, after + PAGE);
        try {
            List<StoredDecision> page = log.readStored(ReadQuery.all()
                    .after(Position.of(after))
                    .upTo(Position.of(end))
                    .limit(PAGE));
            if (!page.isEmpty()) {
                return page.stream().map(stored -> new Place(stored, null)).toList();
            }
        } catch (LogUnavailableException | IllegalArgumentException damaged) {
            log.head(); // throws if it is not a decision that is at fault, but the log that was closed
        }
        return oneByOne(after, end);
    }

    private List<Place> oneByOne(long after, long end) {
        List<Place> places = new ArrayList<>();
        long bytes = 0;
        for (long position = after + 1; position <= end && bytes < PAGE_BYTES; position++) {
            Place place = at(Position.of(position));
            places.add(place);
            bytes += place.stored() == null ? 0 : place.stored().size();
        }
        return places;
    }

    private Place at(Position position) {
        try {
            Optional<StoredDecision> stored = log.storedAt(position);
            return new Place(stored.orElse(null), "It is missing from the log");
        } catch (LogUnavailableException | IllegalArgumentException e) {
            log.head();
            return new Place(null, withoutPosition(String.valueOf(e.getMessage()), position));
        }
    }

    /// The same words for neighbours.
    private static String withoutPosition(String message, Position position) {
        return message.replace("The decision at position " + position + " ", "It ");
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
