package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/// `whence explain`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Tells why a decision came out as it did, or why an entity is as it is.")
final class ExplainCommand extends AskCommand {

    @Parameters(
            paramLabel = "WHAT",
            description = "A decision, by its id or its position (4711); or an entity (order:#W1).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String what;

    @Option(names = "--field", paramLabel = "PATH", description = "Of an entity: only this part, for example status.")
    private @Nullable String field;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "Of an entity: at this position, decision or time.")
    private @Nullable String asOf;

    @Option(names = "--full", description = "Of a decision: also the whole record.")
    private boolean full;

    ExplainCommand(Console console) {
        super(console);
    }

    @Override
    String tool() {
        return what.contains(":") ? "explain_state" : "explain_decision";
    }

    @Override
    ObjectNode arguments() {
        ObjectNode arguments = none();
        if (what.contains(":")) {
            arguments.put("entity", what);
            add(arguments, "field", field);
            add(arguments, "as_of", asOf);
        } else {
            arguments.put("decision", what);
            if (full) {
                arguments.put("full", true);
            }
        }
        return arguments;
    }
}
