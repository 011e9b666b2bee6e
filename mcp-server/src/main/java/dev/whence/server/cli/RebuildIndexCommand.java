package dev.whence.server.cli;

import dev.whence.index.query.IndexUnavailableException;
import dev.whence.json.Json;
import dev.whence.server.access.Access;
import dev.whence.server.node.IndexReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `whence rebuild-index`.
@Command(
        name = "rebuild-index",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = {
            "Builds the search index anew from the log, also while a server runs: the one that is there serves until the"
                    + " new one takes its place.",
            "If it is interrupted, a server goes on by itself; without one, the next command or server does."
        })
final class RebuildIndexCommand implements Callable<Integer> {

    private static final Duration TOLD_EVERY = Duration.ofMillis(200);

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Print the state of the index afterwards as JSON.")
    private boolean json;

    RebuildIndexCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Access access = Access.to(data.folder())) {
            IndexReport after = replaced(access, access.rebuildIndex().generation());
            console.result(json ? Json.ENVELOPE.writeValueAsString(after) : after.line());
            return 0;
        }
    }

    private IndexReport replaced(Access access, int before) throws InterruptedException {
        ProgressBar bar = new ProgressBar(console.err(), "whence: indexing");
        try {
            IndexReport now = access.index();
            for (; now.generation() <= before; now = access.index()) {
                IndexReport.Rebuild rebuild = now.rebuild();
                if (rebuild == null) {
                    throw new IndexUnavailableException(
                            now.problem() == null
                                    ? "The index is not being built any more, and nothing says why; try again"
                                    : now.problem(),
                            null);
                }
                bar.at(rebuild.seen(), now.decisions());
                Thread.sleep(TOLD_EVERY);
            }
            bar.at(now.seen(), now.decisions());
            return now;
        } finally {
            bar.end();
        }
    }
}
