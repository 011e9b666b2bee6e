package dev.whence.index.meaning;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.index.document.Sentence;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.follow.Erasing;
import dev.whence.index.follow.IndexFolder;
import dev.whence.index.follow.MeaningStatus;
import dev.whence.index.follow.Progress;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// Follows the log behind the index and gives every sentence its vector, each distinct one once, on a thread of its
/// own.
///
/// The model is loaded on that thread, so that nobody waits for it; until it is, and for decisions it has not come
/// to, search goes by words. How far it has come is committed with the vectors.
public final class Meanings implements Erasing {

    private static final Duration NAP = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_LOAD = Duration.ofSeconds(3);
    private static final Duration TIME_TO_END = Duration.ofSeconds(10);
    private static final long COMMIT_NANOS = Duration.ofSeconds(5).toNanos();

    /// Decisions read at once, and sentences given their vectors before the next are looked at.
    private static final int BATCH = 500;

    private static final int FLUSH = 64;

    /// While the index has more decisions before it than this, it has both processors to itself: words come first.
    private static final long WORDS_FAR_BEHIND = 1_000;

    private static final int REMEMBERED_QUESTIONS = 256;

    private final IndexFolder folder;
    private final DecisionLog log;
    private final Vocabulary vocabulary;
    private final EmbedderProvider provider;
    private final Progress words;
    private final Thread thread;
    private final Object adding = new Object();
    private final Map<String, float[]> questions = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED_QUESTIONS;
        }
    });

    private @Nullable Directory directory;
    private volatile @Nullable MeaningStore store;
    private volatile MeaningPoint reached;
    private volatile @Nullable Embedder embedder;
    private volatile @Nullable String problem;
    private volatile boolean ending;
    private MeaningPoint committed;
    private long lastCommit = System.nanoTime();
    private int era;

    /// @param folder where the index is kept, which nobody else has open once this is opened
    /// @param words how far the index has come
    public Meanings(
            IndexFolder folder, DecisionLog log, Vocabulary vocabulary, EmbedderProvider provider, Progress words) {
        this.folder = folder;
        this.log = log;
        this.vocabulary = vocabulary;
        this.provider = provider;
        this.words = words;
        this.reached = MeaningPoint.start(provider, vocabulary);
        this.committed = reached;
        this.thread = Thread.ofPlatform().daemon().name("whence-meanings").unstarted(this::run);
        thread.setUncaughtExceptionHandler((dead, error) -> problem = "The thread that reads meanings broke: " + error
                + ". Search goes by words; restart the process to try again");
    }

    /// Opens what is there, or begins anew, and sets to work.
    public void open() throws IOException {
        Directory opened = folder.meanings();
        directory = opened;
        MeaningPoint start = reached;
        Optional<MeaningPoint> found = MeaningPoint.fromUserData(committedData(opened));
        boolean kept = found.isPresent() && found.get().fits(provider, log);
        store = MeaningStore.open(opened, !kept);
        if (kept) {
            reached = found.get().made().equals(start.made())
                    ? found.get()
                    : found.get().again(start);
            committed = found.get();
        }
        thread.start();
    }

    private static Map<String, String> committedData(Directory directory) throws IOException {
        try {
            return MeaningStore.committed(directory);
        } catch (IOException e) {
            if (IndexFolder.meansDamage(e)) {
                return Map.of(); // damaged: what does not say what it is gets thrown away
            }
            throw e;
        }
    }

    /// How far it has come, and how it is doing.
    public MeaningStatus status(Position head) {
        return new MeaningStatus(
                provider.model(),
                embedder != null,
                reached.position(),
                Math.max(0, head.value() - reached.position().value()),
                problem);
    }

    /// The decisions that mean about what a question means; none while the model is not loaded.
    ///
    /// @param before the scale of the first page; null on the first page
    public NearMeaning near(
            String question,
            List<Query> filter,
            PositionedSearcher now,
            ScoreDoc[] known,
            NearMeaning.@Nullable Scale before)
            throws IOException {
        Embedder loaded = loaded();
        MeaningStore opened = store;
        if (loaded == null || opened == null || reached.position().equals(Position.NONE)) {
            return NearMeaning.NONE;
        }
        float[] vector = questions.get(question);
        if (vector == null) {
            vector = loaded.ofQuestion(question);
            questions.put(question, vector);
        }
        Position upTo = reached.position().isAfter(now.position()) ? now.position() : reached.position();
        return NearMeaning.to(vector, loaded.leastNear(), opened, filter, now, known, upTo, before);
    }

    /// The model; waits a little for it while it is being loaded.
    private @Nullable Embedder loaded() {
        long until = System.nanoTime() + TIME_TO_LOAD.toNanos();
        synchronized (adding) {
            while (embedder == null && problem == null && !ending && store != null && until > System.nanoTime()) {
                try {
                    adding.wait(NAP.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return null;
                }
            }
            return embedder;
        }
    }

    private void load() {
        Embedder loaded = provider.open();
        synchronized (adding) {
            embedder = loaded;
            adding.notifyAll();
        }
    }

    private void run() {
        while (!ending) {
            try {
                Embedder loaded = embedder;
                if (loaded == null) {
                    load();
                } else if (words.isBehind(log.head(), WORDS_FAR_BEHIND)) {
                    Thread.sleep(NAP);
                } else if (log.await(reached.position(), NAP).isAfter(reached.position())) {
                    pass(loaded);
                    problem = null;
                }
                commitIfDue(false);
            } catch (InterruptedException e) {
                ending = true;
            } catch (IOException | RuntimeException e) {
                problem = "Meanings cannot be kept: " + e + ". Search goes by words; trying again in "
                        + PAUSE.toSeconds() + " s";
                rest(e);
            }
        }
        endRun();
    }

    private void rest(Exception failure) {
        try {
            if (IndexFolder.meansDamage(failure) || failure instanceof AlreadyClosedException) {
                beginAnew();
            }
            long until = System.nanoTime() + PAUSE.toNanos();
            while (!ending && System.nanoTime() < until) {
                Thread.sleep(NAP);
            }
        } catch (IOException e) {
            problem = "Meanings cannot be begun anew: " + e + ". Search goes by words";
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void beginAnew() throws IOException {
        synchronized (adding) {
            abandonStore();
            store = MeaningStore.open(Objects.requireNonNull(directory), true);
            reached = MeaningPoint.start(provider, vocabulary);
        }
    }

    private MeaningStore opened() {
        return Objects.requireNonNull(store);
    }

    private void abandonStore() throws IOException {
        MeaningStore opened = store;
        if (opened != null) {
            opened.abandon();
        }
    }

    /// The next decisions of the log.
    private void pass(Embedder loaded) throws IOException {
        int readIn;
        synchronized (adding) {
            readIn = era;
        }
        List<StoredDecision> batch =
                log.readStored(ReadQuery.all().after(reached.position()).limit(BATCH));
        Map<Position, Sentence> sentences = new LinkedHashMap<>();
        MeaningPoint point = reached;
        for (StoredDecision stored : batch) {
            Sentence.of(LogEntry.of(stored, log), vocabulary, log)
                    .ifPresent(sentence -> sentences.put(stored.position(), sentence));
        }
        Set<Long> missing =
                opened().missing(sentences.values().stream().map(Sentence::key).collect(Collectors.toSet()));
        Map<Long, float[]> vectors = new HashMap<>();
        for (StoredDecision stored : batch) {
            Sentence sentence = sentences.get(stored.position());
            if (sentence != null && missing.remove(sentence.key())) {
                vectors.put(sentence.key(), loaded.ofText(sentence.whole()));
            }
            point = point.after(LogEntry.of(stored, log));
            if (vectors.size() == FLUSH) {
                if (!add(vectors, point, readIn)) {
                    return;
                }
                vectors.clear();
            }
            if (ending) {
                return;
            }
        }
        add(vectors, point, readIn);
    }

    /// Says whether it was added: not if something was erased since it was read.
    private boolean add(Map<Long, float[]> vectors, MeaningPoint point, int readIn) throws IOException {
        synchronized (adding) {
            if (era != readIn) {
                return false;
            }
            opened().add(vectors);
            reached = point;
            adding.notifyAll();
        }
        commitIfDue(false);
        return true;
    }

    private void commitIfDue(boolean now) throws IOException {
        if (!committed.equals(reached) && (now || System.nanoTime() - lastCommit > COMMIT_NANOS)) {
            synchronized (adding) {
                opened().commit(reached.toUserData());
                committed = reached;
                lastCommit = System.nanoTime();
            }
        }
    }

    @Override
    public void erased(Set<EntityRef> subjects, Position indexed, Position first, LongPredicate inUse)
            throws IOException {
        synchronized (adding) {
            if (!indexed.isAfter(reached.erased())) {
                return; // it was done before; the index is being built anew
            }
            era++;
            questions.clear();
            opened().retain(inUse);
            reached = reached.erasedUpTo(indexed, first.previous());
            opened().commit(reached.toUserData());
            committed = reached;
        }
    }

    /// Waits until it has come to the position, or the time is up; says whether it has.
    public boolean await(Position position, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        synchronized (adding) {
            while (position.isAfter(reached.position()) && !ending && until > System.nanoTime()) {
                adding.wait(NAP.toMillis());
            }
            return !position.isAfter(reached.position());
        }
    }

    /// Asks the thread to commit what it has and end.
    public void end() {
        ending = true;
    }

    private void endRun() {
        try {
            commitIfDue(true);
        } catch (IOException | RuntimeException e) {
            problem = "Meanings could not be committed: " + e + ". What is not on disk is made again";
        }
    }

    @Override
    public void close() throws IOException {
        end();
        try {
            if (thread.getState() != Thread.State.NEW && !thread.join(TIME_TO_END)) {
                problem = "The thread that reads meanings did not end within " + TIME_TO_END;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Embedder loaded = embedder;
        embedder = null;
        if (loaded != null) {
            loaded.close();
        }
        abandonStore();
        if (directory != null) {
            directory.close();
        }
    }
}
