package dev.whence.index.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.search.PoolQuery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is near in meaning within filters of every width, compared with what looking at every decision gives.
class FilteredMeaningTest {

    private static final int DECISIONS = 3_000;
    private static final int SENTENCES = 1_000;
    private static final int DIMENSION = 16;
    private static final ScoreDoc[] NONE_KNOWN = {};

    private final Random random = new Random(31);
    private final List<Stored> decisions = new ArrayList<>();
    private final Map<Long, float[]> vectors = new LinkedHashMap<>();
    private ByteBuffersDirectory directory;
    private ByteBuffersDirectory meanings;
    private DirectoryReader reader;
    private IndexSearcher searcher;
    private MeaningStore store;

    /// A decision as this test has it indexed.
    ///
    /// @param far whether its sentence is one of those that are far from the question
    private record Stored(int document, long position, long key, int hundredth, boolean far) {}

    /// A filter, as a query and as a test of one decision.
    private record Within(String name, Query query, Predicate<Stored> test) {
        /// Few sentences are compared one by one; among many the graph of quantized vectors may miss some.
        boolean isNarrow(List<Stored> all) {
            return all.stream().filter(test).count() < 100;
        }
    }

    @BeforeEach
    void index() throws IOException {
        directory = new ByteBuffersDirectory();
        meanings = new ByteBuffersDirectory();
        store = MeaningStore.open(meanings, true);
        float[] question = question();
        for (int i = 0; i < SENTENCES; i++) {
            vectors.put(random.nextLong(), unit());
        }
        store.add(vectors);
        List<Long> nearestFirst = byNearness(question, vectors.keySet());
        Set<Long> far = Set.copyOf(nearestFirst.subList(SENTENCES / 2, SENTENCES));
        List<Long> keys = List.copyOf(vectors.keySet());
        IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (int i = 0; i < DECISIONS; i++) {
                long key = keys.get(random.nextInt(SENTENCES));
                Stored stored = new Stored(i, i + 1, key, random.nextInt(100), far.contains(key));
                decisions.add(stored);
                writer.addDocument(document(stored));
                if (i % 700 == 699) {
                    writer.commit(); // several segments
                }
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
        assertThat(reader.leaves()).hasSizeGreaterThan(3);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        store.abandon();
        directory.close();
        meanings.close();
    }

    private static Document document(Stored stored) {
        Document document = new Document();
        document.add(new LongField(DecisionDocument.POSITION, stored.position, Field.Store.NO));
        document.add(new LongField(DecisionDocument.MEANING, stored.key, Field.Store.NO));
        document.add(new StringField("hundredth", Integer.toString(stored.hundredth), Field.Store.NO));
        document.add(new StringField("half", stored.hundredth < 50 ? "low" : "high", Field.Store.NO));
        document.add(new StringField("far", Boolean.toString(stored.far), Field.Store.NO));
        return document;
    }

    private static float[] question() {
        float[] question = new float[DIMENSION];
        question[0] = 1;
        return question;
    }

    private float[] unit() {
        float[] vector = new float[DIMENSION];
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return VectorUtil.l2normalize(vector);
    }

    private static Query term(String field, Object value) {
        return new TermQuery(new Term(field, value.toString()));
    }

    private static Query not(Query query) {
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(query, Occur.MUST_NOT)
                .build();
    }

    private static List<Within> filters() {
        return List.of(
                new Within("half of all", term("half", "low"), one -> one.hundredth < 50),
                new Within("all but a hundredth", not(term("hundredth", 7)), one -> one.hundredth != 7),
                new Within(
                        "a range that is wide",
                        LongField.newRangeQuery(DecisionDocument.POSITION, 500, 2_000),
                        one -> one.position >= 500 && one.position <= 2_000),
                new Within("a hundredth", term("hundredth", 7), one -> one.hundredth == 7),
                new Within(
                        "a range that is narrow",
                        LongField.newRangeQuery(DecisionDocument.POSITION, 40, 90),
                        one -> one.position >= 40 && one.position <= 90),
                new Within("wide, but nothing near", term("far", true), one -> one.far),
                new Within("nothing", term("half", "middle"), one -> false));
    }

    private List<Long> byNearness(float[] question, Set<Long> keys) {
        return keys.stream()
                .sorted(Comparator.comparingDouble((Long key) -> -VectorUtil.dotProduct(question, vectors.get(key))))
                .toList();
    }

    private List<Stored> all(Predicate<Stored> within, Position upTo) {
        return decisions.stream()
                .filter(within)
                .filter(one -> one.position <= upTo.value())
                .toList();
    }

    /// What [NearMeaning] says it is, by looking at every decision.
    private Map<Integer, Float> expected(Predicate<Stored> within, Position upTo) {
        Set<Long> keys = decisions.stream().filter(within).map(Stored::key).collect(Collectors.toSet());
        List<Long> nearest = byNearness(question(), keys).stream().limit(100).toList();
        if (nearest.isEmpty()) {
            return Map.of();
        }
        double top = VectorUtil.dotProduct(question(), vectors.get(nearest.getFirst()));
        double last = VectorUtil.dotProduct(question(), vectors.get(nearest.getLast()));
        double floor = nearest.size() < 100 ? Math.min(last, top * 0.9f) : last;
        Map<Long, Float> nearness = new LinkedHashMap<>();
        for (long key : nearest) {
            double cosine = VectorUtil.dotProduct(question(), vectors.get(key));
            if (cosine > floor) {
                nearness.put(key, (float) ((cosine - floor) / (top - floor)));
            }
        }
        Map<Long, List<Stored>> having = all(within, upTo).stream().collect(Collectors.groupingBy(Stored::key));
        int found = nearness.keySet().stream()
                .mapToInt(key -> having.getOrDefault(key, List.of()).size())
                .sum();
        Map<Integer, Float> pool = new HashMap<>();
        nearness.forEach((key, near) -> {
            if (found <= 200 || pool.size() < 200) {
                having.getOrDefault(key, List.of()).stream()
                        .sorted(Comparator.comparingLong(Stored::position).reversed())
                        .limit(found <= 200 ? 200 : 10)
                        .forEach(one -> pool.put(one.document, near));
            }
        });
        return pool;
    }

    /// @param missing how much of it may be missing, and how much else be there
    private static void assertNear(
            Map<Integer, Float> found, Map<Integer, Float> expected, double missing, String what) {
        List<Integer> both =
                expected.keySet().stream().filter(found::containsKey).toList();
        assertThat(both.size()).as("found of %s: %s", expected.size(), what).isGreaterThanOrEqualTo((int)
                Math.ceil((1 - missing) * expected.size()));
        assertThat(found.size() - both.size()).as("found besides: %s", what).isLessThanOrEqualTo((int)
                Math.ceil(missing * expected.size()));
        both.forEach(document -> assertThat(found.get(document))
                .as("%s, document %s", what, document)
                .isCloseTo(expected.get(document), within((float) missing + 1e-3f)));
    }

    @Test
    void near_decisions_are_the_same_as_by_looking_at_all() throws IOException {
        Position head = Position.of(DECISIONS);
        assertNear(near(List.of(), head), expected(one -> true, head), 0.05, "no filter");
        for (Within filter : filters()) {
            assertNear(
                    near(List.of(filter.query), head),
                    expected(filter.test, head),
                    filter.isNarrow(decisions) ? 0 : 0.05,
                    filter.name);
        }
    }

    private Map<Integer, Float> near(List<Query> filter, Position upTo) throws IOException {
        return NearMeaning.to(question(), -1, store, filter, searcher, NONE_KNOWN, upTo, null)
                .byDocument();
    }

    @Test
    void an_estimate_is_never_below_what_there_is() throws IOException {
        for (Within filter : filters()) {
            long count = searcher.count(filter.query);
            assertThat(KeySet.estimate(List.of(filter.query), searcher))
                    .as(filter.name)
                    .isBetween(count, (long) DECISIONS);
        }
        Query low = term("half", "low");
        assertThat(KeySet.estimate(List.of(low, term("hundredth", 7)), searcher))
                .as("of two filters the narrower counts")
                .isLessThan(DECISIONS / 20);
    }

    @Test
    void keys_within_a_filter_are_those_of_its_decisions() throws IOException {
        for (Within filter : filters()) {
            long[] keys = KeySet.of(List.of(filter.query), searcher);
            assertThat(keys).as(filter.name).doesNotHaveDuplicates();
            assertThat(Arrays.stream(keys).boxed().collect(Collectors.toSet()))
                    .as(filter.name)
                    .isEqualTo(decisions.stream()
                            .filter(filter.test)
                            .map(Stored::key)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void the_newest_of_each_sentence_are_taken_however_many_there_are() throws IOException {
        Set<Long> wanted = vectors.keySet().stream().limit(40).collect(Collectors.toSet());
        for (Within filter : filters()) {
            for (int most : new int[] {1, 2, 5, 100}) {
                Map<Long, List<Long>> found = new HashMap<>();
                NewestOfSentences.of(wanted, List.of(filter.query), Position.of(2_500), most, searcher)
                        .forEach((key, newest) -> found.put(
                                key,
                                newest.stream()
                                        .map(NewestOfSentences.Found::position)
                                        .toList()));
                Map<Long, List<Long>> expected = all(filter.test, Position.of(2_500)).stream()
                        .filter(one -> wanted.contains(one.key))
                        .sorted(Comparator.comparingLong(Stored::position).reversed())
                        .collect(Collectors.groupingBy(
                                Stored::key,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(Stored::position, Collectors.toList()),
                                        all -> List.copyOf(all.subList(0, Math.min(most, all.size()))))));
                assertThat(found).as("%s, %d of each", filter.name, most).isEqualTo(expected);
            }
        }
    }

    @Test
    void a_pool_finds_its_documents_with_their_scores_alone_and_beside_words() throws IOException {
        Map<Integer, Float> scores = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            scores.put(random.nextInt(DECISIONS), random.nextInt(1_000) / 100f);
        }
        PoolQuery pool = new PoolQuery(scores);

        assertThat(searched(pool, DECISIONS)).isEqualTo(scores);
        assertThat(searched(pool, 10).values()).containsExactlyInAnyOrderElementsOf(best(scores.values(), 10));
        assertThat(searched(new PoolQuery(Map.of()), 10)).isEmpty();
        for (Within filter : filters()) {
            Query within = new BooleanQuery.Builder()
                    .add(pool, Occur.MUST)
                    .add(filter.query, Occur.FILTER)
                    .build();
            Map<Integer, Float> left = scores.entrySet().stream()
                    .filter(entry -> filter.test.test(decisions.get(entry.getKey())))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(searched(within, DECISIONS)).as(filter.name).isEqualTo(left);
        }
        Query beside = new BooleanQuery.Builder()
                .add(pool, Occur.SHOULD)
                .add(term("half", "low"), Occur.SHOULD)
                .build();
        float word = searcher.search(term("half", "low"), 1).scoreDocs[0].score;
        List<Float> sums = IntStream.range(0, DECISIONS)
                .mapToObj(document ->
                        scores.getOrDefault(document, 0f) + (decisions.get(document).hundredth < 50 ? word : 0))
                .toList();
        assertThat(searched(beside, 20).values())
                .usingElementComparator((one, other) -> Math.abs(one - other) < 1e-4 ? 0 : Float.compare(one, other))
                .containsExactlyInAnyOrderElementsOf(best(sums, 20));
    }

    private static List<Float> best(java.util.Collection<Float> scores, int count) {
        return scores.stream().sorted(Comparator.reverseOrder()).limit(count).toList();
    }

    private Map<Integer, Float> searched(Query query, int count) throws IOException {
        return Arrays.stream(searcher.search(query, count).scoreDocs)
                .collect(Collectors.toMap(found -> found.doc, found -> found.score));
    }
}
