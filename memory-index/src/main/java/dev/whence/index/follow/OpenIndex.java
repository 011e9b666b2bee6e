package dev.whence.index.follow;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.StoredDecision;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/// The Lucene index while it is open. All methods but [#acquire] and [#release] belong to the follower's thread.
///
/// What is added is found after [#refresh] and survives a crash after [#commit]; the position goes with it both
/// times.
public final class OpenIndex implements Closeable {

    /// Fewer decisions than this are written faster than they are handed around.
    private static final int WORTH_SHARING = 64;

    private final Generation generation;
    private final IndexWriter writer;
    private final Buffers buffers;
    private final SearcherManager searchers;
    private final AtomicInteger users = new AtomicInteger();
    private final DecisionDocument documents;
    private CommitPoint reached;
    private CommitPoint committed;
    private Position refreshed;

    /// @param generation which of the indexes in the folder this is; closed with it
    public OpenIndex(
            Generation generation, IndexWriter writer, CommitPoint start, Vocabulary vocabulary, DecisionLog log)
            throws IOException {
        this.generation = generation;
        this.writer = writer;
        this.buffers = new Buffers(writer);
        this.reached = start;
        this.committed = start;
        this.refreshed = start.position();
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new PositionedSearcher(reader, reached.position());
            }
        });
        this.documents = new DecisionDocument(vocabulary, log, numberNames());
    }

    private Set<String> numberNames() throws IOException {
        PositionedSearcher searcher = acquire();
        try {
            return DecisionDocument.numberNames(searcher.getIndexReader());
        } finally {
            release(searcher);
        }
    }

    Generation generation() {
        return generation;
    }

    /// How far the index has come, findable or not.
    CommitPoint reached() {
        return reached;
    }

    /// Reads every file through and compares its checksum.
    ///
    /// @throws IOException if one is damaged
    void verify() throws IOException {
        PositionedSearcher searcher = acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                leaf.reader().checkIntegrity();
            }
        } finally {
            release(searcher);
        }
    }

    /// A decision that cannot be found as one.
    ///
    /// @param raw whether it is found by the words of what is stored
    record Unindexed(Position position, boolean raw, String because) {}

    /// Adds what follows in the log, much of it on all processors.
    ///
    /// @param log where it is stored
    /// @param erasing hears of what was erased
    /// @return what cannot be found as a decision
    List<Unindexed> add(List<StoredDecision> stored, DecisionLog log, Erasing erasing) throws IOException {
        Stream<StoredDecision> all = stored.size() < WORTH_SHARING ? stored.stream() : stored.parallelStream();
        List<Added> results;
        try {
            results = all.map(next -> write(next, log)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        buffers.flushFull();
        List<Unindexed> unindexed = new ArrayList<>();
        Set<EntityRef> forgotten = new HashSet<>();
        for (Added added : results) {
            reached = switch (added) {
                case Added.AsDecision(CommitPoint.Mark mark, List<EntityRef> subjects) -> {
                    forgotten.addAll(subjects);
                    yield reached.after(mark);
                }
                case Added.NotSo(Unindexed why) -> {
                    unindexed.add(why);
                    yield reached.passing(why.position());
                }
            };
        }
        if (!forgotten.isEmpty()) {
            erase(forgotten, log, erasing);
        }
        return unindexed;
    }

    /// What became of one decision. Does not hold the decision itself: a batch of them would outlive many
    /// collections.
    private sealed interface Added {
        record AsDecision(CommitPoint.Mark mark, List<EntityRef> forgotten) implements Added {
            static AsDecision of(Decision decision) {
                return new AsDecision(
                        CommitPoint.Mark.of(decision),
                        decision.events().stream()
                                .filter(RecordedEvent::forgetsSubject)
                                .map(RecordedEvent::entity)
                                .toList());
            }
        }

        record NotSo(Unindexed why) implements Added {}
    }

    /// On any thread; the writer takes documents from many.
    private Added write(StoredDecision stored, DecisionLog log) {
        try {
            LogEntry entry = LogEntry.of(stored, log);
            writer.addDocument(documents.of(entry));
            return switch (entry) {
                case LogEntry.Decided decided -> Added.AsDecision.of(decided.decision());
                case LogEntry.Unreadable unreadable ->
                    new Added.NotSo(new Unindexed(entry.position(), true, unreadable.because()));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            throw e; // the index broke, not the decision
        } catch (RuntimeException e) {
            return new Added.NotSo(new Unindexed(stored.position(), false, e.toString()));
        }
    }

    /// Makes every document anew that holds values of these data subjects, who were forgotten: the log gives their
    /// values as erased. Once it returns, the old ones are in no file.
    void erase(Set<EntityRef> subjects, DecisionLog log, Erasing erasing) throws IOException {
        refresh();
        List<Long> positions = positionsOf(subjects);
        for (long position : positions) {
            List<Document> anew =
                    log.storedAt(Position.of(position)).map(stored -> documents.of(LogEntry.of(stored, log))).stream()
                            .toList();
            writer.updateDocuments(LongField.newExactQuery(DecisionDocument.POSITION, position), anew);
        }
        do {
            writer.forceMergeDeletes(true);
            refresh(); // gives the files back that only the older view still needed
        } while (holdsDeleted()); // a merge that was under way may have carried some along
        eraseElsewhere(subjects, erasing, positions);
        commit();
    }

    /// Before the commit, so that it is done again if the process ends in between.
    private void eraseElsewhere(Set<EntityRef> subjects, Erasing erasing, List<Long> positions) throws IOException {
        PositionedSearcher searcher = acquire();
        try {
            erasing.erased(
                    subjects,
                    reached.position(),
                    positions.isEmpty() ? reached.position() : Position.of(positions.getFirst()),
                    key -> holds(searcher, key));
        } finally {
            release(searcher);
        }
    }

    /// Whether a decision in it has the sentence with this key.
    boolean holds(long key) {
        try {
            PositionedSearcher searcher = acquire();
            try {
                return holds(searcher, key);
            } finally {
                release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(PositionedSearcher searcher, long key) {
        try {
            return searcher.count(LongField.newExactQuery(DecisionDocument.MEANING, key)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean holdsDeleted() throws IOException {
        PositionedSearcher searcher = acquire();
        try {
            return searcher.getIndexReader().hasDeletions();
        } finally {
            release(searcher);
        }
    }

    private List<Long> positionsOf(Set<EntityRef> subjects) throws IOException {
        Query any = new TermInSetQuery(
                DecisionDocument.SUBJECT,
                subjects.stream()
                        .map(subject -> new BytesRef(subject.toString()))
                        .toList());
        Sort byPosition =
                new Sort(LongField.newSortField(DecisionDocument.POSITION, false, SortedNumericSelector.Type.MIN));
        PositionedSearcher searcher = acquire();
        try {
            ScoreDoc[] found = searcher.search(any, Math.max(1, searcher.count(any)), byPosition).scoreDocs;
            return Arrays.stream(found)
                    .map(document -> (Long) ((FieldDoc) document).fields[0])
                    .toList();
        } finally {
            release(searcher);
        }
    }

    boolean isFresh() {
        return refreshed.equals(reached.position());
    }

    /// Whether half as many decisions again were added as can be found.
    boolean isHalfAsMuchAgain() {
        return reached.position().value() - refreshed.value() >= refreshed.value() / 2;
    }

    /// The memory for what is not in a segment yet.
    void buffer(int megabytes) {
        buffers.limit(megabytes);
    }

    boolean isCommitted() {
        return committed.equals(reached);
    }

    /// Whether little is only in memory, so that a refresh or a commit takes no long; if it is much, it begins to be
    /// written out beside the adding.
    boolean isFlushed() throws IOException {
        return buffers.areFlushed();
    }

    /// Makes what was added findable.
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        refreshed = reached.position();
    }

    /// Makes what was added durable, with how far it goes.
    void commit() throws IOException {
        writer.setLiveCommitData(reached.toUserData().entrySet());
        writer.commit();
        committed = reached;
    }

    /// From now on it is the one that serves: with this commit it takes the place of the one that served before.
    void serve() throws IOException {
        refresh();
        reached = reached.serving();
        commit();
    }

    /// The newest view; give it back with [#release]. Any thread.
    public PositionedSearcher acquire() throws IOException {
        users.incrementAndGet();
        try {
            return (PositionedSearcher) searchers.acquire();
        } catch (IOException | RuntimeException e) {
            users.decrementAndGet();
            throw e;
        }
    }

    /// Any thread.
    public void release(PositionedSearcher searcher) throws IOException {
        try {
            searchers.release(searcher);
        } finally {
            users.decrementAndGet();
        }
    }

    /// Whether somebody has a view that was not given back.
    boolean isInUse() {
        return users.get() > 0;
    }

    /// Closes without committing: what was not committed is read from the log again.
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, buffers, writer::rollback, writer.getAnalyzer(), generation);
    }
}
