package dev.whence.server.cli;

import dev.whence.export.ExportHeader;
import dev.whence.export.LogImport;
import dev.whence.proof.TreeHead;
import dev.whence.proof.VerifierKey;
import dev.whence.server.node.DataFolder;
import dev.whence.server.proof.ExportFiles;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence import-log`.
@Command(
        name = "import-log",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Makes a new data folder of a whole export: the same decisions, the same root. An import that was"
                + " interrupted goes on when it is repeated.")
final class ImportLogCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The export, compressed or not.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "The public key of the log that was exported; the one that the export names if absent.")
    private @Nullable String key;

    ImportLogCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        VerifierKey known = key == null ? null : VerifierKey.parse(key.strip());
        DataFolder folder = data.folder();
        Steps steps = new Steps(console);
        ExportHeader header;
        TreeHead head;
        try (InputStream in = ExportFiles.read(file)) {
            folder.beginImport(file.toString());
            try (RocksDbDecisionLog log = RocksDbDecisionLog.open(folder.log())) {
                header = LogImport.into(log, in, known, (done, total) -> steps.at("importing", done, total));
                head = log.treeHead();
            }
        }
        folder.endImport(header.domain());
        steps.end();
        console.result(String.format(
                Locale.ROOT,
                "%,d decisions imported into %s; root of the tree: %s",
                head.size(),
                folder.path(),
                head.root()));
        return 0;
    }
}
