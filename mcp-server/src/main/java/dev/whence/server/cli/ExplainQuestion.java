package dev.whence.server.cli;

import dev.whence.server.node.DataFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// A question below `whence explain`. Its folder and form may also be given before the question.
abstract class ExplainQuestion extends AskCommand {

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ExplainCommand explain;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--full", description = "Leave nothing out.")
    private boolean full;

    ExplainQuestion(Console console) {
        super(console);
    }

    @Override
    DataFolder folder() {
        return spec.commandLine().getParseResult().hasMatchedOption("--data") ? super.folder() : explain.folder();
    }

    @Override
    boolean isJson() {
        return super.isJson() || explain.isJson();
    }

    /// Arguments with the detail that is asked for.
    ObjectNode detailed() {
        ObjectNode arguments = none();
        if (full) {
            arguments.put("detail", "full");
        }
        return arguments;
    }

    static void add(ObjectNode arguments, String name, @Nullable Long value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
