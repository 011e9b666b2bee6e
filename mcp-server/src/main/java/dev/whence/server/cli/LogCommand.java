package dev.whence.server.cli;

import dev.whence.agent.tools.Reply;
import dev.whence.json.Json;
import dev.whence.server.access.Access;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `whence log`.
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Prints decisions as JSON lines, in the order in which they were taken.")
final class LogCommand implements Callable<Integer> {

    private static final int PAGE = 500;
    private static final Duration TURN = Duration.ofSeconds(20);

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--from",
            paramLabel = "WHEN",
            defaultValue = "1",
            description = "Begin with this position, decision, or time. ${DEFAULT-VALUE} if absent.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String from;

    @Option(names = "--entity", paramLabel = "TYPE:ID", description = "Only those that read or changed this entity.")
    private @Nullable String entity;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; all if absent.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--follow", description = "Go on with those that are taken from now on.")
    private boolean follow;

    LogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        boolean served = Access.serverOf(data.folder()).isPresent();
        try (Access access = Access.to(data.folder())) {
            print(access, first(access) - 1, follow && served);
        }
        if (follow && !served) {
            console.say("whence: no server has " + data.folder().path() + " open, so nothing follows");
        }
        return 0;
    }

    private void print(Access access, long start, boolean goOn) throws InterruptedException {
        long after = start;
        long left = limit;
        while (left > 0 && !console.out().checkError()) {
            List<String> lines =
                    access.decisions(after, entity, (int) Math.min(PAGE, left), goOn ? TURN : Duration.ZERO);
            if (lines.isEmpty() && !goOn) {
                return;
            }
            lines.forEach(console::result);
            left -= lines.size();
            after = lines.isEmpty() ? after : position(lines.getLast());
        }
    }

    private static long position(String line) {
        return Json.ENVELOPE.readTree(line).path("position").asLong();
    }

    /// The position to begin with.
    private long first(Access access) {
        if (!from.isEmpty() && from.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Math.max(1, Long.parseLong(from));
        }
        if (from.length() == 36) {
            return ask(access, "explain_decision", Json.DATA.createObjectNode().put("decision", from))
                    .structured()
                    .path("position")
                    .asLong();
        }
        ObjectNode since = Json.DATA.createObjectNode().put("from", from);
        Reply found = ask(access, "search_history", since.put("order", "oldest").put("limit", 1));
        return found.structured().path("hits").isEmpty()
                ? found.structured().path("searched_up_to").asLong() + 1
                : found.structured().at("/hits/0/position").asLong();
    }

    private static Reply ask(Access access, String tool, ObjectNode arguments) {
        Reply reply = access.call(tool, arguments);
        if (reply.refused()) {
            throw new IllegalArgumentException(reply.text());
        }
        return reply;
    }
}
