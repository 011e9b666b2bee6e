package dev.whence.server.cli;

import dev.whence.server.access.Access;
import dev.whence.server.node.Node;
import dev.whence.server.node.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `whence restore-keys`.
@Command(
        name = "restore-keys",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Brings keys of data subjects back from a file that \"whence backup-keys\" wrote. Keys that are"
                + " there stay; whoever was forgotten since, as the log tells, stays forgotten.")
final class RestoreKeysCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    RestoreKeysCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Optional<URI> server = Access.serverOf(data.folder());
        if (server.isPresent()) {
            throw new IllegalArgumentException("The server at " + server.get() + " has the folder open: stop it first");
        }
        long added = data.folder().restoreKeys(file);
        try (Node node = Node.open(NodeSettings.choose(data.folder(), Optional.empty(), Set.of()))) {
            console.result(added + " keys were missing and are back. Whoever was forgotten up to decision "
                    + node.log().head() + " stays forgotten.");
        }
        return 0;
    }
}
