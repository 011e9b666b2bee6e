package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `whence annotate`.
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description =
                "Attaches a note to a decision or an entity. It is recorded for good, searched, and told with what it"
                        + " is on; it changes no state.",
        footer = {"", "For example:", "  whence annotate 4711 \"The customer was told by phone.\""})
final class AnnotateCommand extends AskCommand {

    @Parameters(
            index = "0",
            paramLabel = "ABOUT",
            description = "A decision's position or id, or an entity, for example order:#W1.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String about;

    @Parameters(index = "1", paramLabel = "NOTE", description = "The note, at most 4,000 characters.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String note;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Where it comes from or why it is noted.")
    private @Nullable String reason;

    @Option(names = "--on-behalf-of", paramLabel = "NAME", description = "For whom it is noted.")
    private @Nullable String onBehalfOf;

    @Option(names = "--dry-run", description = "Only say what would be decided.")
    private boolean dryRun;

    AnnotateCommand(Console console) {
        super(console);
    }

    @Override
    String tool() {
        return "annotate";
    }

    @Override
    ObjectNode arguments() {
        ObjectNode arguments = none().put("about", about).put("note", note);
        add(arguments, "reason", reason);
        add(arguments, "on_behalf_of", onBehalfOf);
        return dryRun ? arguments.put("dry_run", true) : arguments;
    }
}
