package dev.whence.server.cli;

import dev.whence.json.Json;
import dev.whence.server.access.Access;
import dev.whence.server.subscription.SubscriptionReport;
import dev.whence.subscription.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `whence subscriptions`, and the commands below it.
@Command(
        name = "subscriptions",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Shows those who follow the log: how far each has come, and what it could not handle.")
final class SubscriptionsCommand implements Callable<Integer> {

    private static final List<String> TITLES = List.of("NAME", "STATE", "POSITION", "BEHIND", "PARKED", "LAST ERROR");
    private static final int LONGEST_ERROR = 200;

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Prints JSON lines, with all that is known.")
    private boolean json;

    private SubscriptionsCommand(Console console) {
        this.console = console;
    }

    static CommandLine with(Console console) {
        return new CommandLine(new SubscriptionsCommand(console))
                .addSubcommand(new SubscriptionTask.Add(console))
                .addSubcommand(new SubscriptionTask.Parked(console))
                .addSubcommand(new SubscriptionTask.Replaying(console))
                .addSubcommand(new SubscriptionTask.Drop(console))
                .addSubcommand(new SubscriptionTask.Reset(console))
                .addSubcommand(new SubscriptionTask.Resume(console))
                .addSubcommand(new SubscriptionTask.Remove(console));
    }

    @Override
    public Integer call() {
        boolean served = Access.serverOf(data.folder()).isPresent();
        try (Access access = Access.to(data.folder())) {
            List<SubscriptionReport> reports = access.subscriptions().all();
            if (json) {
                reports.forEach(report -> console.result(Json.ENVELOPE.writeValueAsString(report)));
            } else {
                table(reports).forEach(console::result);
            }
        }
        if (!served) {
            console.say("whence: no server has " + data.folder().path() + " open, so nothing is handed over");
        }
        return 0;
    }

    private static List<String> table(List<SubscriptionReport> reports) {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        reports.forEach(report -> rows.add(List.of(
                report.name(),
                report.state(),
                known(report.position()),
                behind(report),
                report.name().equals(SubscriptionReport.SEARCH_INDEX) ? "-" : known(report.parked()),
                error(report.lastFailure()))));
        return rows.stream().map(row -> line(row, rows)).toList();
    }

    private static String line(List<String> row, List<List<String>> rows) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int at = column;
            int width = rows.stream()
                    .mapToInt(other -> other.get(at).length())
                    .max()
                    .orElse(0);
            line.append(row.get(column)).repeat(" ", width - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }

    private static String known(@Nullable Object value) {
        return value == null ? "?" : value.toString();
    }

    private static String behind(SubscriptionReport report) {
        Long decisions = report.behind();
        Duration waiting = report.waiting();
        return decisions == null || decisions == 0 || waiting == null
                ? known(decisions)
                : decisions + " (" + inWords(waiting) + ")";
    }

    private static String inWords(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 2) {
            return time.toMinutes() + " min";
        }
        return time.toDays() < 2 ? time.toHours() + " h" : time.toDays() + " d";
    }

    /// The failure on one line.
    static String error(@Nullable Failure failure) {
        if (failure == null) {
            return "";
        }
        String type = failure.type().substring(failure.type().lastIndexOf('.') + 1);
        String both = type.isEmpty() || failure.message().isEmpty()
                ? type + failure.message()
                : type + ": " + failure.message();
        String line = both.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_ERROR ? line : line.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
