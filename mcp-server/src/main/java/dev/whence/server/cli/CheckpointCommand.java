package dev.whence.server.cli;

import dev.whence.server.proof.ProofDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `whence checkpoint`.
@Command(
        name = "checkpoint",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Prints the size and the root of the log, signed: who keeps it can later prove that nothing was"
                + " changed since. The key is made at the first use.")
final class CheckpointCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--key", description = "Print the public key instead, for those who check what is signed.")
    private boolean key;

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "At the first use: the name of the log in all that is signed of it, best an address such as"
                    + " example.com/shop; made up if absent.")
    private @Nullable String origin;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path out;

    CheckpointCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (ProofDesk desk = ProofDesk.of(data.folder())) {
            Delivery.of(key ? desk.verifierKey(origin) + "\n" : desk.checkpoint(origin), out, console);
        }
        return 0;
    }
}
