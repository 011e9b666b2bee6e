package dev.whence.evals.search.speed;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.Position;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.ending.Bar;
import dev.whence.evals.folder.FolderTree;
import dev.whence.index.DecisionIndex;
import dev.whence.index.follow.IndexSettings;
import dev.whence.index.follow.MeaningStatus;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.vector.Embedder;
import dev.whence.index.vector.EmbedderProvider;
import dev.whence.log.AppendCondition;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// Writes a history, indexes it without vectors and then with them, and asks. For one thread.
final class SearchBench {

    private static final int APPENDS = 50;
    private static final int SAMPLE = 200;
    private static final String MEANINGS = "meanings";
    private static final Duration LONG = Duration.ofHours(2);

    private final Path folder;
    private final Plan plan;
    private final Consumer<String> progress;
    private final List<Timing> timings = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();

    /// What to measure.
    ///
    /// @param questions how many of each kind
    /// @param vectors where vectors come from; empty for a search without
    record Plan(int decisions, int questions, Optional<EmbedderProvider> vectors) {}

    /// How long one kind of question took, in milliseconds.
    record Timing(String what, double p50, double p95, double p99) {}

    /// One other figure.
    record Figure(String what, double value) {}

    /// All that was measured.
    ///
    /// @param vectors the model they are from
    record Result(
            long decisions,
            String machine,
            String vectors,
            List<Figure> figures,
            List<Timing> timings,
            List<Bar> bars) {}

    SearchBench(Path folder, Plan plan, Consumer<String> progress) {
        this.folder = folder;
        this.plan = plan;
        this.progress = progress;
    }

    Result run() throws IOException, InterruptedException {
        long decisions;
        try (RocksDbDecisionLog log = ShopYears.in(folder, plan.decisions(), progress)) {
            decisions = log.head().value();
            Path words = folder.resolve("index");
            removeWords(words);
            indexWords(log, words);
            figure("bytes of index per decision, words", (double) size(words, "generation-") / decisions);
            try (DecisionIndex index = DecisionIndex.open(
                    words, log, ShopYears.RETAIL.domain(), IndexSettings.defaults(), plan.vectors())) {
                ShopQuestions questions = new ShopQuestions(log, plan.questions(), 2);
                indexVectors(log, index, words);
                search(index, questions);
                aggregate(index, questions);
                findable(log, index);
            }
            embed(log);
        }
        heap();
        return new Result(
                decisions,
                Machine.of(folder).text(),
                plan.vectors().map(EmbedderProvider::model).orElse("none"),
                figures,
                timings,
                bars);
    }

    private void figure(String what, double value) {
        figures.add(new Figure(what, value));
    }

    /// What was indexed by an earlier run, so that this one measures it again; vectors are kept.
    private static void removeWords(Path words) throws IOException {
        if (Files.isDirectory(words)) {
            try (Stream<Path> parts = Files.list(words)) {
                for (Path part : parts.filter(part -> !part.endsWith(MEANINGS)).toList()) {
                    FolderTree.delete(part);
                }
            }
        }
    }

    private void heap() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        figure("largest use of the heap, MB (of each part of it, added up)", (double) (peak >> 20));
        bars.add(Bar.atMost(
                1024, "largest heap allowed, MB", (double) (Runtime.getRuntime().maxMemory() >> 20)));
    }

    private void indexWords(RocksDbDecisionLog log, Path words) throws InterruptedException {
        progress.accept("indexing words");
        long start = System.nanoTime();
        try (DecisionIndex index = DecisionIndex.open(words, log, ShopYears.RETAIL.domain())) {
            while (!index.await(log.head(), Duration.ofSeconds(10))) {
                if (seconds(start) > LONG.toSeconds()) {
                    throw new IllegalStateException("The index does not follow: " + index.status());
                }
                progress.accept("indexed %,d".formatted(index.status().seen().value()));
            }
            double rate = log.head().value() / seconds(start);
            figure("indexed without vectors, decisions/s", rate);
            bars.add(Bar.atLeast(15_000, "indexed without vectors, decisions/s", rate));
        }
    }

    private void indexVectors(RocksDbDecisionLog log, DecisionIndex index, Path words)
            throws IOException, InterruptedException {
        if (plan.vectors().isEmpty()) {
            return;
        }
        progress.accept("making vectors");
        Position before = Optional.ofNullable(index.status().meaning())
                .map(MeaningStatus::seen)
                .orElse(Position.NONE);
        long start = System.nanoTime();
        while (!index.awaitMeaning(log.head(), Duration.ofSeconds(10))) {
            MeaningStatus status = index.status().meaning();
            if (status == null || seconds(start) > LONG.toSeconds()) {
                throw new IllegalStateException("The vectors do not follow: " + index.status());
            }
            progress.accept("vectors up to %,d".formatted(status.seen().value()));
        }
        if (before.equals(Position.NONE)) {
            figure("decisions given their vectors, decisions/s", log.head().value() / seconds(start));
        }
        figure(
                "bytes of vectors per decision",
                (double) size(words, MEANINGS) / log.head().value());
    }

    /// How fast the model reads, on reasons of the history.
    private void embed(RocksDbDecisionLog log) {
        Optional<EmbedderProvider> model = EmbedderProvider.installed();
        if (model.isEmpty()) {
            return;
        }
        progress.accept("embedding a sample");
        List<String> sample = new ShopQuestions(log, SAMPLE, 3)
                .unfiltered().stream()
                        .map(SearchQuery::text)
                        .map(String::valueOf)
                        .toList();
        try (Embedder embedder = model.get().open()) {
            sample.forEach(embedder::ofText); // warm
            long start = System.nanoTime();
            sample.forEach(embedder::ofText);
            figure("embedded by " + model.get().model() + ", texts/s", sample.size() / seconds(start));
        }
    }

    private void search(DecisionIndex index, ShopQuestions questions) {
        timed("words and meaning", questions.unfiltered(), index::search);
        timed("words alone", questions.wordsAlone(), index::search);
        timed("an id", questions.ids(), index::search);
        timed("newest refusals of an agent", questions.newest(), index::search);
        double worst = 0;
        for (Map.Entry<String, List<SearchQuery>> kind : questions.filtered().entrySet()) {
            worst = Math.max(worst, timed("within: " + kind.getKey(), kind.getValue(), index::search).p95);
        }
        bars.add(Bar.atMost(50, "filtered search of the slowest kind, p95 ms", worst));
    }

    private void aggregate(DecisionIndex index, ShopQuestions questions) {
        double worst = 0;
        for (Map.Entry<String, List<Aggregation>> kind :
                questions.aggregations().entrySet()) {
            worst = Math.max(worst, timed(kind.getKey(), kind.getValue(), index::aggregate).p95);
        }
        bars.add(Bar.atMost(100, "aggregation of the slowest kind, p95 ms", worst));
    }

    /// The first fifth is asked twice, the first time unmeasured.
    private <Q> Timing timed(String what, List<Q> all, Consumer<Q> asking) {
        progress.accept("asking: " + what);
        all.subList(0, all.size() / 5).forEach(asking);
        Histogram micros = new Histogram(3);
        for (Q one : all) {
            long start = System.nanoTime();
            asking.accept(one);
            micros.recordValue((System.nanoTime() - start) / 1_000);
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
    private void findable(RocksDbDecisionLog log, DecisionIndex index) throws InterruptedException {
        progress.accept("appending");
        SplittableRandom random = new SplittableRandom(log.head().value());
        Histogram micros = new Histogram(3);
        for (int i = 1; i <= APPENDS; i++) {
            Decision like = log.at(Position.of(i)).orElseThrow();
            Instant now = log.storedAt(log.head()).orElseThrow().time();
            Draft again = new Draft(
                    DecisionId.create(now, random),
                    now,
                    like.domain(),
                    like.command(),
                    like.origin(),
                    like.boundary(),
                    like.checks(),
                    like.outcome(),
                    like.events());
            Position position = log.append(again, AppendCondition.none()).position();
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

    /// Of the files in the parts of a folder whose names begin so.
    private static long size(Path folder, String beginning) throws IOException {
        long size = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                size += folder.relativize(path).toString().startsWith(beginning) ? Files.size(path) : 0;
            }
        }
        return size;
    }
}
