package dev.whence.server.cli;

import dev.whence.server.proof.ProofDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `whence prove`.
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Prints a proof that stands alone: that a decision is in the log as it is given, or that the log"
                + " begins with an earlier checkpoint. \"whence verify-proof\" checks it.")
final class ProveCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(arity = "0..1", paramLabel = "DECISION", description = "The decision, by its id or position.")
    private @Nullable String decision;

    @Option(
            names = "--from",
            paramLabel = "CHECKPOINT",
            description = "Prove instead that the log begins with what the checkpoint in this file saw.")
    private @Nullable Path from;

    @Option(names = "--out", paramLabel = "FILE", description = "Write to this file instead of standard output.")
    private @Nullable Path out;

    ProveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if ((decision == null) == (from == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Name either a decision to prove or a checkpoint with --from");
        }
        String earlier = from == null ? null : Files.readString(from);
        try (ProofDesk desk = ProofDesk.of(data.folder())) {
            Delivery.of(
                    earlier == null ? desk.prove(String.valueOf(decision)) : desk.proveConsistency(earlier),
                    out,
                    console);
        }
        return 0;
    }
}
