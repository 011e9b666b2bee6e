package dev.whence.index.meaning;

import dev.whence.index.follow.EveryDeletion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KnnVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.IOUtils;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// The vectors of texts, each text once, by [dev.whence.index.document.Sentence#key]: a graph of quantized vectors
/// to find near ones in, and the vectors as they were given to compare exactly. Holds no text.
///
/// One thread adds and removes; any thread may ask.
final class MeaningStore {

    private static final String KEY = "key";
    private static final String VECTOR = "vector";

    /// The usual width of the graph, and how far is looked while it is built.
    private static final int NEIGHBOURS = 16;

    private static final int BEAM = 100;

    /// Looked at so many times as many as are asked for: quantized vectors only guess the order.
    private static final int OVERSAMPLING = 2;

    private static final int BUFFER_MEGABYTES = 32;

    private final IndexWriter writer;
    private final SearcherManager searchers;

    /// A text that is near.
    ///
    /// @param cosine how near, at most 1
    record Near(long key, float cosine) {}

    private MeaningStore(IndexWriter writer) throws IOException {
        this.writer = writer;
        this.searchers = new SearcherManager(writer, null);
    }

    /// Opens the store in a directory that belongs to it alone.
    ///
    /// @param anew whether to throw away what is there
    static MeaningStore open(Directory directory, boolean anew) throws IOException {
        if (anew) {
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
        }
        IndexWriterConfig config = new IndexWriterConfig()
                .setCodec(new Quantizing())
                .setMergePolicy(new EveryDeletion())
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMaxFullFlushMergeWaitMillis(0)
                .setCommitOnClose(false);
        IndexWriter writer = new IndexWriter(directory, config);
        try {
            return new MeaningStore(writer);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    private static final class Quantizing extends Lucene104Codec {
        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return new Lucene104HnswScalarQuantizedVectorsFormat(NEIGHBOURS, BEAM);
        }
    }

    /// What was committed last with the vectors.
    static Map<String, String> committed(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Map.of();
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            return reader.getIndexCommit().getUserData();
        }
    }

    void add(Map<Long, float[]> vectors) throws IOException {
        for (Map.Entry<Long, float[]> entry : vectors.entrySet()) {
            Document document = new Document();
            document.add(new LongField(KEY, entry.getKey(), org.apache.lucene.document.Field.Store.NO));
            document.add(new KnnFloatVectorField(VECTOR, entry.getValue(), VectorSimilarityFunction.DOT_PRODUCT));
            writer.addDocument(document);
        }
        searchers.maybeRefreshBlocking();
    }

    void commit(Map<String, String> data) throws IOException {
        writer.setLiveCommitData(data.entrySet());
        writer.commit();
    }

    /// Something asked of one view.
    private interface Asking<T> {
        T of(IndexSearcher searcher) throws IOException;
    }

    private <T> T ask(Asking<T> asking) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return asking.of(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    long size() throws IOException {
        return ask(searcher -> (long) searcher.getIndexReader().numDocs());
    }

    /// Of these keys those that have no vector.
    Set<Long> missing(Set<Long> keys) throws IOException {
        Set<Long> missing = new HashSet<>(keys);
        forEach(keys.stream().mapToLong(Long::longValue).toArray(), (key, vector) -> missing.remove(key));
        return missing;
    }

    /// The nearest texts, nearest first, compared exactly.
    ///
    /// @param among the keys to look among; null for all
    List<Near> nearest(float[] question, int count, long @Nullable [] among) throws IOException {
        Query filter = among == null ? null : LongField.newSetQuery(KEY, among);
        Query near = new KnnFloatVectorQuery(VECTOR, question, count * OVERSAMPLING, filter);
        return ask(searcher -> {
            ScoreDoc[] found = searcher.search(near, count * OVERSAMPLING).scoreDocs;
            List<Near> all = new ArrayList<>();
            eachOf(searcher, found, (key, vector) -> all.add(new Near(key, VectorUtil.dotProduct(question, vector))));
            all.sort(Comparator.comparingDouble(Near::cosine).reversed().thenComparingLong(Near::key));
            return List.copyOf(all.subList(0, Math.min(count, all.size())));
        });
    }

    private interface Vectors {
        void take(long key, float[] vector) throws IOException;
    }

    private static void eachOf(IndexSearcher searcher, ScoreDoc[] found, Vectors taken) throws IOException {
        ScoreDoc[] inOrder = found.clone();
        Arrays.sort(inOrder, Comparator.comparingInt(document -> document.doc));
        int at = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Reading reading = null;
            for (;
                    at < inOrder.length
                            && inOrder[at].doc < leaf.docBase + leaf.reader().maxDoc();
                    at++) {
                reading = reading == null ? new Reading(leaf) : reading;
                reading.read(inOrder[at].doc - leaf.docBase, taken);
            }
        }
    }

    private void forEach(long[] keys, Vectors taken) throws IOException {
        if (keys.length == 0) {
            return;
        }
        Query any = LongField.newSetQuery(KEY, keys);
        ask(searcher -> {
            eachOf(searcher, searcher.search(any, keys.length).scoreDocs, taken);
            return true;
        });
    }

    /// Reads keys and vectors of one segment, in the order of its documents.
    private static final class Reading {
        private final SortedNumericDocValues keys;
        private final FloatVectorValues vectors;
        private final KnnVectorValues.DocIndexIterator places;

        Reading(LeafReaderContext leaf) throws IOException {
            keys = DocValues.getSortedNumeric(leaf.reader(), KEY);
            vectors = leaf.reader().getFloatVectorValues(VECTOR);
            places = vectors.iterator();
        }

        void read(int document, Vectors taken) throws IOException {
            if (keys.advanceExact(document) && places.advance(document) == document) {
                taken.take(keys.nextValue(), vectors.vectorValue(places.index()).clone());
            }
        }
    }

    /// Removes the vectors of all texts but these, from every file.
    void retain(LongPredicate wanted) throws IOException {
        List<Long> unwanted = new ArrayList<>();
        ask(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Bits live = leaf.reader().getLiveDocs();
                SortedNumericDocValues keys = DocValues.getSortedNumeric(leaf.reader(), KEY);
                for (int document = keys.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = keys.nextDoc()) {
                    long key = keys.nextValue();
                    if ((live == null || live.get(document)) && !wanted.test(key)) {
                        unwanted.add(key);
                    }
                }
            }
            return true;
        });
        if (!unwanted.isEmpty()) {
            writer.deleteDocuments(LongField.newSetQuery(
                    KEY, unwanted.stream().mapToLong(Long::longValue).toArray()));
        }
        do {
            writer.forceMergeDeletes(true);
            searchers.maybeRefreshBlocking();
        } while (ask(searcher -> searcher.getIndexReader().hasDeletions()));
    }

    /// Closes without committing; the directory stays open.
    void abandon() throws IOException {
        IOUtils.close(searchers, writer::rollback);
    }
}
