package dev.whence.evals.search;

import dev.whence.evals.ending.Bar;
import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.UnusableInputException;
import dev.whence.evals.search.locomo.LocomoEval;
import dev.whence.evals.search.locomo.LocomoScore;
import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `whence eval search`: how well the history is searched.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well the history is searched, on the sets that are named: the turns that answer a question are"
                    + " looked for in long dialogues (LoCoMo).",
            "Exits with 0 if every bar is met, with 1 if not, with 2 if a file cannot be used."
        })
public final class SearchEvalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts in that of this command

    @Option(names = "--locomo", paramLabel = "FILE", description = "Dialogues and questions in the form of LoCoMo.")
    private @Nullable Path locomo;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the whole result as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (locomo == null) {
            throw new ParameterException(spec.commandLine(), "There is nothing to measure; name a set with --locomo");
        }
        if (json != null) {
            requireWritable(json);
        }
        LocomoScore score = LocomoEval.run(locomo, this::say);
        PrintWriter out = spec.commandLine().getOut();
        LocomoTable.print(score, out);
        List<Bar> bars = new ArrayList<>(score.bars());
        bars.forEach(bar -> out.println(bar.text()));
        out.flush();
        if (json != null) {
            ObjectNode whole = Json.ENVELOPE.createObjectNode().put("eval", "search");
            whole.set("locomo", Json.ENVELOPE.valueToTree(score));
            whole.set("bars", Json.ENVELOPE.valueToTree(bars));
            Files.writeString(json, whole.toPrettyString() + "\n");
        }
        return bars.stream().allMatch(Bar::met) ? ExitCode.MET : ExitCode.BELOW_BAR;
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("eval search: " + line);
        err.flush();
    }

    /// Finds out before the measurement, not after it.
    private static void requireWritable(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException unwritable) {
            throw new UnusableInputException(
                    file + " cannot be written (" + unwritable + "); name another file with --json.", unwritable);
        }
    }
}
