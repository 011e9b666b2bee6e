package dev.whence.server.cli;

import dev.whence.server.access.Access;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `whence backup-keys`.
@Command(
        name = "backup-keys",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Copies the keys of data subjects to a new file. Without them the personal values in the log are"
                + " lost; with an old copy of them, they outlive being forgotten.")
final class BackupKeysCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The file to write; there must be none yet.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    BackupKeysCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Access access = Access.to(data.folder())) {
            access.backUpKeys(file);
        }
        console.result("Keys copied to " + file + ". Keep it apart from the backups of the log, and only the newest: a"
                + " copy from before somebody was forgotten can undo that.");
        return 0;
    }
}
