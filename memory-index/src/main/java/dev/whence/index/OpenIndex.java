package dev.whence.index;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.IOUtils;

/// The Lucene index while it is open. All methods but [#acquire] and [#release] belong to the follower's thread.
///
/// What is added is found after [#refresh] and survives a crash after [#commit]; the position goes with it both
/// times.
final class OpenIndex implements AutoCloseable {

    /// Fewer decisions than this are written faster than they are handed around.
    private static final int WORTH_SHARING = 64;

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final DecisionDocument documents;
    private CommitPoint reached;
    private CommitPoint committed;
    private Position refreshed;

    OpenIndex(IndexWriter writer, CommitPoint start, Vocabulary vocabulary) throws IOException {
        this.writer = writer;
        this.reached = start;
        this.committed = start;
        this.refreshed = start.position();
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
                return new PositionedSearcher(reader, reached.position());
            }
        });
        this.documents = new DecisionDocument(vocabulary, numberNames());
    }

    private Set<String> numberNames() throws IOException {
        PositionedSearcher searcher = acquire();
        try {
            return numberNames(searcher);
        } finally {
            release(searcher);
        }
    }

    /// The names under which a view of the index has numbers.
    static Set<String> numberNames(IndexSearcher searcher) {
        return StreamSupport.stream(
                        FieldInfos.getMergedFieldInfos(searcher.getIndexReader())
                                .spliterator(),
                        false)
                .filter(field -> field.name.startsWith(DecisionDocument.NUMBER))
                .map(field -> field.name.substring(DecisionDocument.NUMBER.length()))
                .collect(Collectors.toSet());
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

    /// A decision that could not be indexed.
    record Unindexed(Position position, RuntimeException cause) {}

    /// Adds decisions that follow each other in the log, many of them on all processors.
    ///
    /// @return those that could not be indexed, and were left out
    List<Unindexed> add(List<Decision> decisions) throws IOException {
        Stream<Decision> all = decisions.size() < WORTH_SHARING ? decisions.stream() : decisions.parallelStream();
        List<Optional<Unindexed>> results;
        try {
            results = all.map(this::write).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (int i = 0; i < decisions.size(); i++) {
            Decision decision = decisions.get(i);
            reached = results.get(i).isPresent() ? reached.passing(decision.position()) : reached.after(decision);
        }
        return results.stream().flatMap(Optional::stream).toList();
    }

    /// On any thread; the writer takes documents from many.
    private Optional<Unindexed> write(Decision decision) {
        try {
            writer.addDocument(documents.of(decision));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            throw e; // the index broke, not the decision
        } catch (RuntimeException e) {
            return Optional.of(new Unindexed(decision.position(), e));
        }
    }

    /// Leaves a decision out that cannot be read or indexed.
    void pass(Position position) {
        reached = reached.passing(position);
    }

    boolean isFresh() {
        return refreshed.equals(reached.position());
    }

    boolean isCommitted() {
        return committed.equals(reached);
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

    /// The newest view; give it back with [#release]. Any thread.
    PositionedSearcher acquire() throws IOException {
        return (PositionedSearcher) searchers.acquire();
    }

    /// Any thread.
    void release(PositionedSearcher searcher) throws IOException {
        searchers.release(searcher);
    }

    /// Closes without committing: what was not committed is read from the log again.
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer::rollback, writer.getAnalyzer());
    }
}
