package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.index.aggregate.Aggregating;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.follow.Follower;
import dev.whence.index.follow.IndexFolder;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.IndexStatus;
import dev.whence.index.follow.OpenIndex;
import dev.whence.index.follow.Progress;
import dev.whence.index.meaning.Meanings;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Extremes;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.index.query.KnownTerms;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.search.IndexTerms;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.model.Domain;
import dev.whence.subscription.Lag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// Finds decisions. Follows a log on a thread of its own: what was appended can be found within a second.
///
/// The index holds nothing that the log does not. If it is missing, damaged, of another format, or of another log,
/// it is built anew while searches already find what is in it, and say so. If it was made for another version of
/// the domain, or somebody asks for it, it serves on while another is built beside it, which then takes its place.
/// All methods may be called from any thread.
public final class DecisionIndex implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(30);
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(10);

    private final DecisionLog log;
    private final Progress progress = new Progress();
    private final Follower follower;
    private final Search search;
    private final Aggregating aggregating = new Aggregating();
    private final @Nullable Meanings meanings;
    private final Thread thread;

    private DecisionIndex(
            IndexFolder folder,
            DecisionLog log,
            Domain domain,
            IndexSettings settings,
            Optional<EmbedderProvider> embedder) {
        Vocabulary vocabulary = Vocabulary.of(domain);
        this.log = log;
        this.meanings = embedder.map(provider -> new Meanings(folder, log, vocabulary, provider, progress))
                .orElse(null);
        this.follower = new Follower(
                folder, log, vocabulary, settings, progress, meanings == null ? folder::eraseMeanings : meanings);
        this.search = new Search(log, vocabulary, meanings);
        this.thread = Thread.ofPlatform().daemon().name("whence-index").unstarted(follower);
        thread.setUncaughtExceptionHandler((dead, error) -> progress.died("The thread that follows the log broke: "
                + error + ". Restart the process; the index goes on from its last commit"));
    }

    /// Opens the index in a folder, which is made if it does not exist, and begins to follow the log.
    ///
    /// @throws IndexUnavailableException if another process has it open, or it cannot be kept there
    public static DecisionIndex open(Path folder, DecisionLog log, Domain domain) {
        return open(folder, log, domain, IndexSettings.defaults());
    }

    /// The same, otherwise set.
    public static DecisionIndex open(Path folder, DecisionLog log, Domain domain, IndexSettings settings) {
        return open(folder, log, domain, settings, Optional.empty());
    }

    /// The same, with a model by which decisions are found by what they mean as well. Vectors are made behind
    /// the log;
    /// until a decision has one, it is found by its words.
    public static DecisionIndex open(
            Path folder, DecisionLog log, Domain domain, IndexSettings settings, Optional<EmbedderProvider> embedder) {
        return start(IndexFolder.at(folder), log, domain, settings, embedder);
    }

    /// An index that is gone with the process.
    public static DecisionIndex inMemory(DecisionLog log, Domain domain) {
        return inMemory(log, domain, IndexSettings.defaults());
    }

    /// The same, otherwise set.
    public static DecisionIndex inMemory(DecisionLog log, Domain domain, IndexSettings settings) {
        return inMemory(log, domain, settings, Optional.empty());
    }

    /// The same, with a model by which decisions are found by what they mean as well.
    public static DecisionIndex inMemory(
            DecisionLog log, Domain domain, IndexSettings settings, Optional<EmbedderProvider> embedder) {
        return start(IndexFolder.inMemory(), log, domain, settings, embedder);
    }

    private static DecisionIndex start(
            IndexFolder folder,
            DecisionLog log,
            Domain domain,
            IndexSettings settings,
            Optional<EmbedderProvider> embedder) {
        DecisionIndex index = new DecisionIndex(folder, log, domain, settings, embedder);
        try {
            index.follower.open();
            if (index.meanings != null) {
                index.meanings.open();
            }
        } catch (IOException | RuntimeException e) {
            folder.abandon(e);
            if (e instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IndexUnavailableException(
                    "The search index cannot be opened: " + e + ". Free or mend the disk, or name another folder", e);
        }
        index.thread.start();
        return index;
    }

    /// The page of decisions that the query selects.
    ///
    /// @throws UnusableQueryException if its text has no word, or its cursor is not one of this search
    /// @throws IndexUnavailableException while the index is closed or being mended; [#status] tells more
    /// @throws LogUnavailableException if the log cannot be read, from which hits are filled in
    public SearchPage search(SearchQuery query) {
        return asking((searcher, seen) -> noted(search.page(query, searcher, seen)));
    }

    /// What the aggregation comes to.
    ///
    /// @throws UnusableQueryException if no decision has a number of its name
    /// @throws IndexUnavailableException while the index is closed or being mended; [#status] tells more
    public Aggregate aggregate(Aggregation aggregation) {
        return asking((searcher, seen) -> noted(aggregating.of(aggregation, searcher, seen)));
    }

    private Aggregate noted(Aggregate all) {
        return progress.note()
                .map(note -> new Aggregate(
                        all.decisions(), all.groups(), all.groupCount(), all.seen(), with(note, all.notes())))
                .orElse(all);
    }

    /// The decisions with the largest or the smallest numbers, on one page.
    ///
    /// @throws UnusableQueryException if no decision has a number of its name
    /// @throws IndexUnavailableException while the index is closed or being mended; [#status] tells more
    /// @throws LogUnavailableException if the log cannot be read, from which hits are filled in
    public SearchPage extremes(Extremes asked) {
        return asking((searcher, seen) -> noted(search.extremes(asked, searcher, seen)));
    }

    private SearchPage noted(SearchPage page) {
        return progress.note()
                .map(note ->
                        new SearchPage(page.total(), page.hits(), page.next(), page.seen(), with(note, page.notes())))
                .orElse(page);
    }

    private static List<String> with(String note, List<String> notes) {
        return Stream.concat(Stream.of(note), notes.stream()).toList();
    }

    /// Lets somebody look up names, ids and words; what they are given must not be kept.
    ///
    /// @throws IndexUnavailableException while the index is closed or being mended; [#status] tells more
    public <T> T terms(Function<KnownTerms, T> reader) {
        return asking((searcher, seen) -> {
            try {
                return reader.apply(new IndexTerms(searcher));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        });
    }

    /// Something to do with one view of the index.
    private interface Asking<T> {
        T of(PositionedSearcher searcher, Position seen) throws IOException;
    }

    private <T> T asking(Asking<T> asking) {
        for (OpenIndex index = follower.index(); index != null; ) {
            Position seen = progress.seen();
            try {
                PositionedSearcher searcher = index.acquire();
                try {
                    return asking.of(searcher, seen);
                } finally {
                    index.release(searcher);
                }
            } catch (AlreadyClosedException | IOException e) {
                OpenIndex now = follower.index();
                if (now == index) {
                    throw unavailable(e);
                }
                index = now; // another took its place meanwhile
            }
        }
        throw unavailable(null);
    }

    private IndexUnavailableException unavailable(@Nullable Exception cause) {
        IndexStatus status = status();
        String problem = status.problem() == null ? String.valueOf(cause) : status.problem();
        return new IndexUnavailableException(
                switch (status.state()) {
                    case CLOSED -> "The search index is closed; open it again before searching";
                    case FOLLOWING, STALLED, DEAD -> "The search index cannot be searched now: " + problem;
                },
                cause);
    }

    /// Waits until the decision at the position can be found, or the time is up; says whether it can.
    public boolean await(Position position, Duration atMost) throws InterruptedException {
        return progress.await(position, atMost);
    }

    /// Waits until all decisions up to the position can be found by what they mean, or the time is up; says whether
    /// they can. Without a model they never can.
    public boolean awaitMeaning(Position position, Duration atMost) throws InterruptedException {
        return meanings != null && meanings.await(position, atMost);
    }

    /// Begins to build another index beside this one, which serves until the other takes its place; does nothing if
    /// one is being built already. [#status] tells how far it is.
    ///
    /// @param because why, for those who ask for the status
    /// @throws IndexUnavailableException if it cannot begin
    public IndexStatus rebuild(String because) throws InterruptedException {
        IndexStatus before = status();
        follower.wantRebuild(because);
        if (!progress.awaitRebuild(before.version().generation(), TIME_TO_BEGIN)) {
            throw unavailable(null);
        }
        return before;
    }

    /// How the index is doing, and how far it is behind.
    public IndexStatus status() {
        Position head;
        try {
            head = log.head();
        } catch (LogUnavailableException e) {
            head = null; // the follower tells of it; what was known of the head last stands
        }
        IndexStatus status = progress.status(head);
        return status.with(
                head == null ? null : waiting(status), meanings == null ? null : meanings.status(status.head()));
    }

    private @Nullable Duration waiting(IndexStatus status) {
        try {
            return Lag.at(log, status.seen(), Instant.now()).time();
        } catch (LogUnavailableException e) {
            return null; // as above
        }
    }

    /// Commits what was indexed and ends following. The log stays open.
    @Override
    public void close() {
        if (meanings != null) {
            meanings.end();
        }
        follower.end();
        try {
            if (!thread.join(TIME_TO_END)) {
                progress.died("The thread that follows the log did not end within " + TIME_TO_END);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.closed();
    }
}
