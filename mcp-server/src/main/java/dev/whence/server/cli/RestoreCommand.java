package dev.whence.server.cli;

import dev.whence.json.Json;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.backup.Backups;
import dev.whence.store.rocksdb.LogBackup;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence restore`.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Makes a new data folder of a backup and checks every decision in it. Nothing that is there is"
                + " written over.")
final class RestoreCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "BACKUPS", description = "The folder that \"whence backup\" wrote to.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--number", paramLabel = "N", description = "Which backup; the newest if absent.")
    private @Nullable Integer number;

    @Option(names = "--list", description = "Only list the backups.")
    private boolean list;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    RestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Backups backups = Backups.in(folder);
        List<LogBackup> all = backups.list();
        if (list) {
            all.forEach(this::print);
            if (all.isEmpty()) {
                console.say("whence: there are no backups in " + folder);
            }
            return all.isEmpty() ? CommandLines.FAILED : 0;
        }
        long total = all.stream()
                .filter(backup -> number == null || backup.number() == number)
                .mapToLong(backup -> backup.head().size())
                .max()
                .orElse(0);
        ProgressBar bar = new ProgressBar(console.err(), "Checking");
        LogBackup restored = backups.restore(number, data.folder(), checked -> bar.at(checked, total));
        bar.end();
        print(restored);
        console.say("whence: restored to " + data.folder().path()
                + "; every decision was checked. If personal data is encrypted, restore the keys as well: see"
                + " \"whence restore-keys --help\"");
        return 0;
    }

    private void print(LogBackup backup) {
        BackupReport report = BackupReport.of(backup);
        console.result(json ? Json.ENVELOPE.writeValueAsString(report) : report.line());
    }
}
