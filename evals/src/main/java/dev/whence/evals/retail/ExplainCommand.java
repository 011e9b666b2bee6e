package dev.whence.evals.retail;

import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.retail.RefusalsExplained.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `whence eval explain`: whether every refusal of the public retail benchmark is explained.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Plays the benchmark's tasks in this process, each from the imported shop, under all rules and without those about"
                    + " the conversation, and checks that the explanation of every refusal names each rule that failed, the"
                    + " value it saw and where that came from, and what would have flipped it or that nothing would.",
            "Prints the refusals by rule and, last, 'explain: E/N refusals explained, F with a way out'. Exits with 0 if all"
                    + " are, with 1 if not or if there were none, with 2 if a file cannot be used."
        })
public final class ExplainCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The folder with the shop, db.json.")
    private Path data = Path.of("");

    @Option(names = "--gold", paramLabel = "FILE", description = "The tasks; DIR/gold_train.json if absent.")
    private @Nullable Path gold;

    @Override
    public Integer call() throws IOException {
        Path db = data.resolve("db.json");
        List<GoldTask> tasks = GoldFile.read(gold == null ? data.resolve("gold_train.json") : gold);
        var _ = Shop.read(db); // says what is wrong with it, if anything is
        List<Refusal> refusals;
        try (Progress progress = new Progress(spec.commandLine().getErr())) {
            refusals = new RefusalsExplained(progress).run(db, tasks);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean all = print(refusals, tasks.size(), out);
        out.flush();
        return all && !refusals.isEmpty() ? ExitCode.MET : ExitCode.BELOW_BAR;
    }

    private static boolean print(List<Refusal> refusals, int tasks, PrintWriter out) {
        Map<String, Integer> byRule = new TreeMap<>();
        refusals.forEach(refusal -> refusal.rules().forEach(rule -> byRule.merge(rule, 1, Integer::sum)));
        byRule.forEach((rule, times) -> out.printf("%-36s %6d%n", rule, times));
        List<Refusal> lacking = refusals.stream()
                .filter(refusal -> !refusal.missing().isEmpty())
                .toList();
        lacking.stream()
                .limit(SHOWN)
                .forEach(refusal -> out.println("task " + refusal.task() + ", " + refusal.command() + ": lacks "
                        + String.join("; ", refusal.missing())));
        long flippable = refusals.stream().filter(Refusal::flippable).count();
        out.printf(
                "explain: %d/%d refusals explained, %d with a way out, in %d tasks%n",
                refusals.size() - lacking.size(), refusals.size(), flippable, tasks);
        return lacking.isEmpty();
    }
}
