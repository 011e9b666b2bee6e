package dev.whence.server.cli;

import dev.whence.audit.AuditReport;
import dev.whence.json.Json;
import dev.whence.server.proof.ProofDesk;
import dev.whence.server.proof.VerifyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `whence verify`.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Reads the whole log and says whether it is what was written: exit code 0 if it is, 1 if not.")
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "An earlier checkpoint that the log must begin with; may be given several times."
                    + " The one that was signed last in the folder is always compared.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The public key that signed the checkpoints; that of the folder if absent.")
    private @Nullable String key;

    @Option(
            names = "--deep",
            description = "Also check the files of the store, its indexes, and that every decision can be read.")
    private boolean deep;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path file : checkpoints) {
            notes.add(Files.readString(file));
        }
        Steps steps = new Steps(console);
        try (ProofDesk desk = ProofDesk.of(data.folder())) {
            AuditReport report = desk.verify(new VerifyRequest(notes, key, deep), steps::at);
            steps.end();
            console.result(json ? Json.ENVELOPE.writeValueAsString(report) : AuditText.of(report, "log"));
            return report.sound() ? 0 : CommandLines.FAILED;
        }
    }
}
