package dev.whence.server.cli;

import dev.whence.agent.tools.Reply;
import dev.whence.server.access.Access;
import dev.whence.server.access.CallEndedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `whence explain backtest`.
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description =
                "What if this rule had been different? Runs it over the history. Ctrl-C ends it early, in a server that"
                        + " has the folder open too; where there is none, what was found so far is told.",
        footer = {
            "",
            "A rule is written in JSON. A rule there is, with other conditions:",
            "  {\"rule\": \"order-is-pending\", \"conditions\": [",
            "     {\"fact\": \"order.status\", \"operator\": \"is one of\", \"required\": [\"pending\", \"processed\"]}]}",
            "A new one, for some commands:",
            "  {\"rule\": \"small-refunds\", \"commands\": [\"refund\"], \"conditions\": [",
            "     {\"fact\": \"command.amount\", \"operator\": \"at most\", \"required\": 100}]}",
            "Without a rule:",
            "  {\"rule\": \"order-is-pending\", \"drop\": true}",
            "",
            "Examples:",
            "  whence explain backtest rule.json",
            "  whence explain backtest rule.json --limit 10000 --examples 50"
        })
final class ExplainBacktest extends ExplainQuestion {

    private static final String EXAMPLE = "{\"rule\": \"order-is-pending\", \"drop\": true}";
    private static final long SECONDS_TO_END = 10;
    private static final int INTERRUPTED = 130;

    @Parameters(paramLabel = "FILE", description = "The rule; - for standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String file;

    @Option(names = "--limit", paramLabel = "N", description = "The most decisions that are judged; 1000000 if absent.")
    private @Nullable Long most;

    @Option(names = "--examples", paramLabel = "N", description = "Examples a page, at most 100; 20 if absent.")
    private @Nullable Long examples;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "The cursor that the page before gave.")
    private @Nullable String cursor;

    private final AtomicBoolean ending = new AtomicBoolean();

    ExplainBacktest(Console console) {
        super(console);
    }

    @Override
    String tool() {
        return "backtest_rule";
    }

    @Override
    ObjectNode arguments() {
        if (!(JsonArguments.file(file, console.in(), EXAMPLE) instanceof ObjectNode rule)) {
            throw new IllegalArgumentException(file + " must hold one JSON object, for example " + EXAMPLE);
        }
        ObjectNode asked = detailed();
        asked.setAll(rule);
        add(asked, "most", most);
        add(asked, "limit", examples);
        add(asked, "cursor", cursor);
        return asked;
    }

    /// Asks with a progress bar; when the process is told to end, the work ends first, and what it found is told.
    @Override
    public Integer call() {
        CountDownLatch told = new CountDownLatch(1);
        Thread end = Thread.ofPlatform().name("whence-end").unstarted(() -> {
            ending.set(true);
            try {
                var _ = told.await(SECONDS_TO_END, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return super.call();
        } catch (CallEndedException ended) {
            console.err().println("whence: " + ended.getMessage());
            console.err().flush();
            return INTERRUPTED;
        } finally {
            told.countDown(); // after which the hook does nothing
        }
    }

    @Override
    Reply ask(Access access, ObjectNode arguments) {
        ProgressBar bar = new ProgressBar(console.err(), "whence: backtest");
        try {
            return access.call(tool(), arguments, (done, total) -> {
                bar.at(done, total);
                return !ending.get();
            });
        } finally {
            bar.end();
        }
    }
}
