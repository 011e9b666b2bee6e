package dev.whence.server.cli;

import picocli.CommandLine.Option;

/// Whether search goes by what decisions mean, too.
final class EmbeddingsOption {

    @Option(
            names = "--no-embeddings",
            description = "Search by words alone: loads no embedding model, which saves memory and processor time.")
    private boolean without;

    boolean wanted() {
        return !without;
    }
}
