package dev.whence.server.cli;

import dev.whence.log.ProgressListener;
import dev.whence.server.proof.ExportFiles;
import dev.whence.server.proof.ExportWanted;
import dev.whence.server.proof.ProofDesk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description =
                "Writes decisions as JSON lines, as they are stored, with all that is needed to check them without"
                        + " this folder. The whole log can be imported again with \"whence import-log\".")
final class ExportCommand implements Callable<Integer> {

    private static final long STEP = 64L << 20;

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "Compressed with Zstandard if it ends in .zst; standard output, not compressed, if absent.")
    private @Nullable Path file;

    @Option(names = "--from", paramLabel = "POSITION", description = "The first position; 1 if absent.")
    private long from = 1;

    @Option(names = "--to", paramLabel = "POSITION", description = "The last position; that of the log if absent.")
    private long to;

    @Option(
            names = "--where",
            paramLabel = "KIND:VALUE",
            description = "Only decisions of which this is true, such as command:CancelOrder, mentions:order:#W1,"
                    + " outcome:rejected, unmet:RULE, principal:NAME; may be given several times, then all must be.")
    private List<String> where = new ArrayList<>();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        ExportWanted wanted = new ExportWanted(from, to, where);
        try (ProofDesk desk = ProofDesk.of(data.folder())) {
            if (file == null) {
                desk.export(wanted, console.out(), ProgressListener.NOBODY);
                console.out().flush();
            } else {
                toFile(desk, wanted, file);
            }
        }
        return 0;
    }

    /// Written aside and then moved: a file of this name is a finished export.
    private void toFile(ProofDesk desk, ExportWanted wanted, Path target) throws IOException {
        Path aside = target.resolveSibling(target.getFileName() + ".new");
        Steps steps = new Steps(console);
        try (OutputStream out = ExportFiles.write(aside)) {
            desk.export(wanted, out, (done, total) -> progress(steps, done, total));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(aside);
            throw e;
        }
        steps.end();
        Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING);
        console.say(String.format(Locale.ROOT, "whence: exported to %s (%,d bytes)", target, Files.size(target)));
    }

    private long told;

    private void progress(Steps steps, long done, long total) {
        if (total > 0) {
            steps.at("exporting", done, total);
        } else if (done - told >= STEP) { // from a server, whose answer has no known end
            told = done;
            console.say(String.format(Locale.ROOT, "exporting: %,d MB", done >> 20));
        }
    }
}
