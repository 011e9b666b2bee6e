package dev.whence.evals.search.speed;

import dev.whence.evals.ending.Bar;
import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.ResultFile;
import dev.whence.evals.folder.WorkFolder;
import dev.whence.index.vector.EmbedderProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `whence bench search`: how fast a long history is indexed and searched.
@Command(
        name = "search",
        description = {
            "Plays five seasons of the retail demonstration, repeats them until the history is long enough, indexes it"
                    + " without vectors and with them, and measures how long different kinds of questions take, and how"
                    + " soon a decision is found after its append.",
            "Vectors of decisions are made up unless --vectors model: they measure the search, not the model. A question"
                    + " is given to the installed model all the same, so that its time counts.",
            "Give the JVM the heap to be measured: WHENCE_JAVA_OPTS=-Xmx1g. Exits with 1 if a bar is missed."
        },
        mixinStandardHelpOptions = true)
public final class SearchBenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts in that of this command

    @Option(
            names = "--decisions",
            paramLabel = "N",
            description = "How long the history is (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int decisions;

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "How many of each kind (default: ${DEFAULT-VALUE}).",
            defaultValue = "300")
    private int questions;

    /// Where vectors come from.
    enum Vectors {
        NONE,
        MADE_UP,
        MODEL
    }

    @Option(
            names = "--vectors",
            paramLabel = "SOURCE",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
            defaultValue = "MADE_UP")
    private Vectors vectors = Vectors.MADE_UP;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the history and its vectors are kept, and used again by the next run; if absent, a"
                    + " folder for temporary files is used and removed.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to the file.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require(decisions >= 1_000, "--decisions " + decisions + " is not possible: give 1000 or more");
        require(questions >= 10, "--questions " + questions + " is not possible: give 10 or more");
        if (json != null) {
            ResultFile.requireWritable(json);
        }
        try (WorkFolder folder = WorkFolder.at(data)) {
            SearchBench.Plan plan = new SearchBench.Plan(decisions, questions, provider());
            SearchBench.Result result = new SearchBench(folder.path(), plan, this::say).run();
            print(result, spec.commandLine().getOut());
            if (json != null) {
                ResultFile.write(json, result);
            }
            return result.bars().stream().allMatch(Bar::met) ? ExitCode.MET : ExitCode.BELOW_BAR;
        }
    }

    private Optional<EmbedderProvider> provider() {
        return switch (vectors) {
            case NONE -> Optional.empty();
            case MADE_UP -> Optional.of(new RandomVectors(EmbedderProvider.installed()));
            case MODEL -> EmbedderProvider.installed();
        };
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("bench search: " + line);
        err.flush();
    }

    private static void print(SearchBench.Result result, PrintWriter out) {
        out.println(result.machine());
        out.printf(Locale.ROOT, "%,d decisions, vectors: %s%n%n", result.decisions(), result.vectors());
        for (SearchBench.Figure figure : result.figures()) {
            out.printf(Locale.ROOT, "%-62s %,12.0f%n", figure.what(), figure.value());
        }
        out.printf(Locale.ROOT, "%n%-46s %8s %8s %8s%n", "milliseconds", "p50", "p95", "p99");
        for (SearchBench.Timing timing : result.timings()) {
            out.printf(
                    Locale.ROOT, "%-46s %8.2f %8.2f %8.2f%n", timing.what(), timing.p50(), timing.p95(), timing.p99());
        }
        out.println();
        result.bars().forEach(bar -> out.println(bar.text()));
        out.flush();
    }
}
