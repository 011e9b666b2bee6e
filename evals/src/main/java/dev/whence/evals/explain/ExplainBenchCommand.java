package dev.whence.evals.explain;

import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.ResultFile;
import dev.whence.evals.explain.MadeHistory.Made;
import dev.whence.evals.folder.WorkFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `whence bench explain`: how fast questions about a long history are answered.
@Command(
        name = "explain",
        description = {
            "Makes a history of the retail domain by deciding commands, and another of a tenth of the size, and measures"
                    + " how long answers about decisions and entities drawn at random take, with no state in memory at the"
                    + " beginning of each kind of question; then rules run over the history.",
            "Takes some ten minutes, most of them for making the history: keep it with --data. A short run:"
                    + " --decisions 20000 --entities 1000 --questions 100.",
            "Exits with 1 if one of the bars that it prints at the end is missed."
        },
        mixinStandardHelpOptions = true)
public final class ExplainBenchCommand implements Callable<Integer> {

    private static final int LEAST_DECISIONS = 10_000;

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts in that of this command

    @Option(
            names = "--decisions",
            paramLabel = "N",
            description = "How long the history is (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int decisions;

    @Option(
            names = "--entities",
            paramLabel = "N",
            description = "Over how many entities, about (default: ${DEFAULT-VALUE}).",
            defaultValue = "50000")
    private int entities;

    @Option(
            names = "--questions",
            paramLabel = "N",
            description = "How many of each kind (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000")
    private int questions;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of the history and the questions (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the history is kept, and used again by the next run; if absent, a folder for temporary"
                    + " files is used and removed.")
    private @Nullable Path data;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures to the file.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        if (json != null) {
            ResultFile.requireWritable(json);
        }
        try (WorkFolder folder = WorkFolder.at(data)) {
            PrintWriter progress = spec.commandLine().getErr();
            ExplainBench.Plan plan =
                    new ExplainBench.Plan(new Made(decisions, entities, seed), questions, folder.path());
            ExplainBenchResult result = new ExplainBench(plan, line -> say(progress, line)).run();
            PrintWriter out = spec.commandLine().getOut();
            ExplainBenchTable.print(result, out);
            out.flush();
            if (json != null) {
                ResultFile.write(json, result);
            }
            return result.allMet() ? ExitCode.MET : ExitCode.BELOW_BAR;
        } catch (IllegalArgumentException otherHistory) {
            throw new ParameterException(spec.commandLine(), String.valueOf(otherHistory.getMessage()), otherHistory);
        }
    }

    private void requireSensible() {
        require(
                decisions >= LEAST_DECISIONS,
                "--decisions " + decisions + " is not possible: give " + LEAST_DECISIONS + " or more");
        require(
                entities >= 500 && entities <= decisions / 3,
                "--entities " + entities + " is not possible: give 500 to a third of --decisions");
        require(questions >= 10, "--questions " + questions + " is not possible: give 10 or more");
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static void say(PrintWriter progress, String line) {
        progress.println("bench explain: " + line);
        progress.flush();
    }
}
