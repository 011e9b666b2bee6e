package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.ResultFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `whence eval retail`: plays the public retail benchmark's calls and compares outcomes and states.
@Command(
        name = "retail",
        mixinStandardHelpOptions = true,
        description = {
            "Imports the benchmark's shop, plays the calls of every task through an MCP client over HTTP, each task from"
                    + " the imported shop, and compares each write's outcome and every changed entity.",
            "Prints a table and, last, 'retail: P/N tasks, R false refusals, A false acceptances'. Exits with 0 if all"
                    + " tasks pass, with 1 if not, with 2 if a file cannot be used."
        })
public final class RetailCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The folder with the shop, db.json.")
    private Path data = Path.of("");

    @Option(
            names = "--gold",
            paramLabel = "FILE",
            description = "The tasks with the expected outcomes; DIR/gold_train.json if absent.")
    private @Nullable Path gold;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the whole result as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path db = data.resolve("db.json");
        Map<EntityRef, JsonNode> shop = Shop.read(db);
        List<GoldTask> tasks = GoldFile.read(gold == null ? data.resolve("gold_train.json") : gold);
        if (json != null) {
            ResultFile.requireWritable(json);
        }
        long start = System.nanoTime();
        Score score;
        try (Progress progress = new Progress(spec.commandLine().getErr())) {
            score = RetailEvaluation.run(db, shop, tasks, progress);
        }
        if (json != null) {
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            ResultFile.write(json, ReportJson.of(score, took));
        }
        PrintWriter out = spec.commandLine().getOut();
        ReportTable.print(score, out);
        out.flush();
        return score.meetsBar() ? ExitCode.MET : ExitCode.BELOW_BAR;
    }
}
