package dev.whence.server.cli;

import dev.whence.server.node.DataFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// `--data DIR`.
final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:WHENCE_DATA:-whence-data}",
            description = "The data folder; $WHENCE_DATA, else ./whence-data, if absent.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path data;

    DataFolder folder() {
        return DataFolder.at(data);
    }
}
