package dev.whence.server.cli;

import dev.whence.json.Json;
import dev.whence.server.access.Access;
import dev.whence.server.backup.BackupReport;
import dev.whence.server.backup.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence backup`.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = {
            "Adds a backup to a folder of backups, also while a server runs: the first is full, later ones add what is"
                    + " new since. \"whence restore\" makes a data folder of one.",
            "Keys of data subjects are not part of it (see \"whence backup-keys\"), nor is what can be made again from"
                    + " the log."
        })
final class BackupCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "BACKUPS", description = "The folder of backups, best on another disk; made if absent.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--keep", paramLabel = "N", description = "Then remove all but the newest N backups.")
    private @Nullable Integer keep;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    BackupCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (keep != null && keep < 1) {
            throw new IllegalArgumentException(
                    "--keep " + keep + " would remove the backup just made; give at least 1");
        }
        Path target = folder.toAbsolutePath().normalize();
        try (Access access = Access.to(data.folder())) {
            BackupReport report = access.backUp(target);
            console.result(json ? Json.ENVELOPE.writeValueAsString(report) : report.line());
        }
        if (keep != null) {
            Backups.in(target).keepNewest(keep);
        }
        return 0;
    }
}
