package dev.whence.server.cli;

import dev.whence.audit.AuditReport;
import dev.whence.export.ExportAudit;
import dev.whence.json.Json;
import dev.whence.proof.VerifierKey;
import dev.whence.server.proof.ExportFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence verify-export`.
@Command(
        name = "verify-export",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Checks an export without the log it is of: exit code 0 if it is sound, 1 if not.")
final class VerifyExportCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The export, compressed or not.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "An earlier checkpoint that the export must begin with; may be given several times.")
    private List<Path> checkpoints = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The public key of the log, as its owner gave it. If absent, the key that the export names is"
                    + " believed, which anybody could have put there.")
    private @Nullable String key;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    VerifyExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        List<String> notes = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            notes.add(Files.readString(checkpoint));
        }
        Steps steps = new Steps(console);
        AuditReport report;
        try (InputStream in = ExportFiles.read(file)) {
            report = ExportAudit.of(
                    in,
                    key == null ? null : VerifierKey.parse(key.strip()),
                    notes,
                    (done, total) -> steps.at("verifying", done, total));
        }
        steps.end();
        console.result(json ? Json.ENVELOPE.writeValueAsString(report) : AuditText.of(report, "export"));
        if (key == null && !json) {
            console.say("whence: no --key was given, so the key that the export names was believed");
        }
        return report.sound() ? 0 : CommandLines.FAILED;
    }
}
