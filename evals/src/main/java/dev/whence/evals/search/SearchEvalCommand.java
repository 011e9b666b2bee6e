package dev.whence.evals.search;

import dev.whence.evals.ending.Bar;
import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.ResultFile;
import dev.whence.evals.search.audit.AuditEval;
import dev.whence.evals.search.audit.AuditScore;
import dev.whence.evals.search.demo.PlayedShop;
import dev.whence.evals.search.locomo.LocomoEval;
import dev.whence.evals.search.locomo.LocomoScore;
import dev.whence.evals.search.report.SearchReport;
import dev.whence.evals.search.shop.ShopEval;
import dev.whence.evals.search.shop.ShopScore;
import dev.whence.evals.search.time.TimeEval;
import dev.whence.evals.search.time.TimeScore;
import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
            "Measures how well the history is searched: an audit set of questions over the demonstration's history, whose"
                    + " answers are compared with the right ones; a relevance set over the same history, by words and"
                    + " by meaning; and, if their files are named, the turns that answer a"
                    + " question about long dialogues (LoCoMo), and time expressions with what they mean"
                    + " (Recognizers-Text).",
            "Exits with 0 if every bar is met, with 1 if not, with 2 if a file cannot be used."
        })
public final class SearchEvalCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create(); // picocli puts in that of this command

    @Option(names = "--locomo", paramLabel = "FILE", description = "Dialogues and questions in the form of LoCoMo.")
    private @Nullable Path locomo;

    @Option(
            names = "--time",
            paramLabel = "FILE",
            description = "Sentences with a reference time and the times in them, in the form of Recognizers-Text.")
    private @Nullable Path time;

    @Option(names = "--no-audit", description = "Leave the audit set out.")
    private boolean withoutAudit;

    @Option(names = "--no-shop", description = "Leave the relevance set of the shop out.")
    private boolean withoutShop;

    @Option(names = "--failures", description = "List what was not answered or resolved as it should be.")
    private boolean failures;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the whole result as JSON.")
    private @Nullable Path json;

    @Option(names = "--report", paramLabel = "FILE", description = "Where to write a report with plots, as HTML.")
    private @Nullable Path report;

    private @Nullable AuditScore auditScore;
    private @Nullable ShopScore shopScore;
    private @Nullable TimeScore timeScore;
    private @Nullable LocomoScore locomoScore;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (locomo == null && time == null && withoutAudit && withoutShop) {
            throw new ParameterException(
                    spec.commandLine(), "There is nothing to measure; name a set with --locomo or --time");
        }
        for (Path result : Stream.of(json, report).flatMap(Stream::ofNullable).toList()) {
            ResultFile.requireWritable(result);
        }
        ObjectNode whole = Json.ENVELOPE.createObjectNode().put("eval", "search");
        List<Bar> bars = new ArrayList<>();
        if (time != null) {
            bars.addAll(time(time, whole));
        }
        if (!withoutAudit || !withoutShop) {
            bars.addAll(demonstration(whole));
        }
        if (locomo != null) {
            bars.addAll(locomo(locomo, whole));
        }
        PrintWriter out = spec.commandLine().getOut();
        bars.forEach(bar -> out.println(bar.text()));
        out.flush();
        if (json != null) {
            whole.set("bars", Json.ENVELOPE.valueToTree(bars));
            ResultFile.write(json, whole);
        }
        if (report != null) {
            Files.writeString(report, new SearchReport(bars, auditScore, shopScore, timeScore, locomoScore).html());
        }
        return bars.stream().allMatch(Bar::met) ? ExitCode.MET : ExitCode.BELOW_BAR;
    }

    private List<Bar> locomo(Path file, ObjectNode whole) throws IOException, InterruptedException {
        LocomoScore score = LocomoEval.run(file, this::say);
        locomoScore = score;
        LocomoTable.print(score, spec.commandLine().getOut());
        whole.set("locomo", Json.ENVELOPE.valueToTree(score));
        return score.bars();
    }

    private List<Bar> time(Path file, ObjectNode whole) {
        TimeScore score = TimeEval.run(file);
        timeScore = score;
        PrintWriter out = spec.commandLine().getOut();
        score.lines().forEach(out::println);
        if (failures) {
            score.failureLines().forEach(out::println);
        }
        whole.set("time", Json.ENVELOPE.valueToTree(score));
        return score.bars();
    }

    private List<Bar> demonstration(ObjectNode whole) throws IOException, InterruptedException {
        say("playing the demonstration (seed " + PlayedShop.SEED + ")");
        PlayedShop played = PlayedShop.play();
        List<Bar> bars = withoutAudit ? List.of() : audit(played, whole);
        if (!withoutShop) {
            shop(played, whole);
        }
        return bars;
    }

    private void shop(PlayedShop played, ObjectNode whole) throws IOException, InterruptedException {
        ShopScore score = ShopEval.run(played, this::say);
        shopScore = score;
        PrintWriter out = spec.commandLine().getOut();
        score.lines().forEach(out::println);
        if (failures) {
            score.failureLines().forEach(out::println);
        }
        whole.set("shop", Json.ENVELOPE.valueToTree(score));
    }

    private List<Bar> audit(PlayedShop played, ObjectNode whole) throws InterruptedException {
        AuditScore score = AuditEval.run(played, this::say);
        auditScore = score;
        PrintWriter out = spec.commandLine().getOut();
        score.lines().forEach(out::println);
        if (failures) {
            score.failureLines().forEach(out::println);
        }
        whole.set("audit", Json.ENVELOPE.valueToTree(score));
        return score.bars();
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("eval search: " + line);
        err.flush();
    }
}
