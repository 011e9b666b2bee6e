package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// `--limit N` and `--cursor CURSOR` of answers that come in pages.
final class PageOptions {

    @Option(names = "--limit", paramLabel = "N", description = "Elements a page, at most 100; 20 if absent.")
    private @Nullable Long limit;

    @Option(names = "--cursor", paramLabel = "CURSOR", description = "The cursor that the page before gave.")
    private @Nullable String cursor;

    void addTo(ObjectNode arguments) {
        ExplainQuestion.add(arguments, "limit", limit);
        AskCommand.add(arguments, "cursor", cursor);
    }
}
