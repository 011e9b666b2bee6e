package dev.whence.evals.search.speed;

import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.evals.ending.Bar;
import dev.whence.evals.folder.FolderTree;
import dev.whence.index.Aggregation;
import dev.whence.index.DecisionIndex;
import dev.whence.index.ExactField;
import dev.whence.index.IndexSettings;
import dev.whence.index.NumberRange;
import dev.whence.index.SearchQuery;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.AppendCondition;
import dev.whence.log.StoredDecision;
import dev.whence.model.Domain;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;

/// Writes a history, indexes it without vectors and then with them, and asks. For one thread.
final class SearchBench {

    private static final Domain DOMAIN =
            Domain.named("shop").describedAs("A shop.").build();
    private static final int BATCH = 2_000;
    private static final int APPENDS = 50;
    private static final Duration LONG = Duration.ofHours(2);

    private final Path folder;
    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Timing> timings = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    /// What to measure.
    ///
    /// @param texts how many different reasons there are
    /// @param vectors where vectors come from; empty for a search without
    record Plan(int decisions, int texts, int questions, Optional<EmbedderProvider> vectors) {}

    /// How long one kind of question took, in milliseconds.
    record Timing(String what, double p50, double p95, double p99) {}

    /// One other figure.
    record Figure(String what, double value) {}

    /// All that was measured.
    ///
    /// @param vectors the model they are from
    record Result(
            int decisions, int texts, String vectors, List<Figure> figures, List<Timing> timings, List<Bar> bars) {}

    SearchBench(Path folder, Plan plan, Consumer<String> progress) {
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
    }

    Result run() throws IOException, InterruptedException {
        try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder.resolve("log"))) {
            MadeDecisions made = new MadeDecisions(1, plan.texts());
            write(log, made);
            Path words = folder.resolve("index");
            indexWords(log, words);
            figure("bytes of index per decision, words", (double) size(words) / plan.decisions());
            try (DecisionIndex index =
                    DecisionIndex.open(words, log, DOMAIN, IndexSettings.defaults(), plan.vectors())) {
                indexVectors(log, index, words);
                ask(index);
                findable(log, index, made);
            }
        }
        Runtime runtime = Runtime.getRuntime();
        bars.add(Bar.atMost(1024, "largest heap allowed, MB", (double) (runtime.maxMemory() >> 20)));
        return new Result(
                plan.decisions(),
                plan.texts(),
                plan.vectors().map(EmbedderProvider::model).orElse("none"),
                figures,
                timings,
                bars);
    }

    private void figure(String what, double value) {
        figures.add(new Figure(what, value));
    }

    private void write(RocksDbDecisionLog log, MadeDecisions made) {
        progress.accept("writing %,d decisions".formatted(plan.decisions()));
        Position head = log.head();
        List<StoredDecision> batch = new ArrayList<>();
        for (int i = 0; i < plan.decisions(); i++) {
            head = head.next();
            Draft draft = made.next();
            batch.add(
                    StoredDecision.of(head, draft.time(), AppendCondition.none().unusedKey(), draft));
            if (batch.size() == BATCH || i + 1 == plan.decisions()) {
                log.appendStored(batch);
                batch.clear();
            }
        }
    }

    private void indexWords(RocksDbDecisionLog log, Path words) throws InterruptedException {
        progress.accept("indexing words");
        long start = System.nanoTime();
        try (DecisionIndex index = DecisionIndex.open(words, log, DOMAIN)) {
            if (!index.await(log.head(), LONG)) {
                throw new IllegalStateException("The index does not follow: " + index.status());
            }
            double rate = plan.decisions() / seconds(start);
            figure("indexed without vectors, decisions/s", rate);
            bars.add(Bar.atLeast(15_000, "indexed without vectors, decisions/s", rate));
        }
    }

    private void indexVectors(RocksDbDecisionLog log, DecisionIndex index, Path words)
            throws IOException, InterruptedException {
        if (plan.vectors().isPresent()) {
            progress.accept("making vectors");
            long start = System.nanoTime();
            if (!index.awaitMeaning(log.head(), LONG)) {
                throw new IllegalStateException("The vectors do not follow: " + index.status());
            }
            figure("decisions given their vectors, decisions/s", plan.decisions() / seconds(start));
            figure("bytes of vectors per decision", (double) size(words.resolve("meanings")) / plan.decisions());
            figure("bytes of vectors per different text", (double) size(words.resolve("meanings")) / plan.texts());
        }
    }

    private void ask(DecisionIndex index) {
        SplittableRandom random = new SplittableRandom(2);
        timed("text", i -> index.search(query(random).build()));
        timed(
                "text by words alone",
                i -> index.search(
                        query(random).ranking(SearchQuery.Ranking.WORDS).build()));
        Timing filtered = timed(
                "text and filters (outcome, agents, time)",
                i -> index.search(filtered(random)
                        .from(MadeDecisions.timeOf(random.nextInt(plan.decisions() / 2)))
                        .build()));
        timed(
                "text and a narrow filter (number, agent)",
                i -> index.search(filtered(random)
                        .number(NumberRange.parse("amount>" + (400 + random.nextInt(190))))
                        .where(ExactField.OUTCOME, "accepted")
                        .build()));
        timed(
                "an id",
                i -> index.search(SearchQuery.builder()
                        .text("W" + (1_000_000 + random.nextInt(300_000)))
                        .build()));
        timed(
                "filters alone, newest first",
                i -> index.search(SearchQuery.builder()
                        .where(ExactField.AGENT, agent(random))
                        .where(ExactField.OUTCOME, "rejected")
                        .build()));
        Timing aggregated = timed("count by agent and day, within a filter", i -> index.aggregate(byDay(random)));
        bars.add(Bar.atMost(50, "filtered search, p95 ms", filtered.p95));
        bars.add(Bar.atMost(100, "aggregation, p95 ms", aggregated.p95));
    }

    private SearchQuery.Builder query(SplittableRandom random) {
        return SearchQuery.builder().text(MadeDecisions.reason(random.nextInt(plan.texts())));
    }

    private SearchQuery.Builder filtered(SplittableRandom random) {
        return query(random).where(ExactField.AGENT, agent(random), agent(random));
    }

    private static String agent(SplittableRandom random) {
        return MadeDecisions.AGENTS.get(random.nextInt(MadeDecisions.AGENTS.size()));
    }

    private static Aggregation byDay(SplittableRandom random) {
        return new Aggregation(
                null,
                SearchQuery.builder()
                        .where(ExactField.AGENT, agent(random))
                        .build()
                        .filter(),
                List.of(
                        new Aggregation.Key.Field(ExactField.OUTCOME, ""),
                        new Aggregation.Key.Time(Aggregation.Unit.DAY, ZoneOffset.UTC)),
                new Aggregation.Measure.Of(Aggregation.Figure.SUM, "amount"),
                Aggregation.Order.LARGEST,
                10);
    }

    private Timing timed(String what, IntConsumer asking) {
        progress.accept("asking: " + what);
        Histogram micros = new Histogram(3);
        for (int i = -plan.questions() / 5; i < plan.questions(); i++) {
            long start = System.nanoTime();
            asking.accept(i);
            if (i >= 0) {
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        Timing timing = new Timing(
                what,
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3);
        timings.add(timing);
        return timing;
    }

    /// How long after its append a decision is found, while nothing else is appended.
    private void findable(RocksDbDecisionLog log, DecisionIndex index, MadeDecisions made) throws InterruptedException {
        progress.accept("appending");
        Histogram micros = new Histogram(3);
        for (int i = 0; i < APPENDS; i++) {
            Position position = log.append(made.next(), AppendCondition.none()).position();
            long start = System.nanoTime();
            if (!index.await(position, LONG)) {
                throw new IllegalStateException("The index does not follow: " + index.status());
            }
            micros.recordValue((System.nanoTime() - start) / 1_000);
        }
        timings.add(new Timing(
                "from append to findable",
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getMaxValue() / 1e3));
        bars.add(Bar.atMost(1_000, "from append to findable, longest, ms", micros.getMaxValue() / 1e3));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static long size(Path folder) throws IOException {
        long size = 0;
        for (Path path : FolderTree.contents(folder)) {
            size += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return size;
    }
}
