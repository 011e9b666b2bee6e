package dev.whence.server.cli;

import dev.whence.agent.tools.Reply;
import dev.whence.json.Json;
import dev.whence.server.access.Access;
import dev.whence.server.node.DataFolder;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// A command that asks one tool and prints what it says.
abstract class AskCommand implements Callable<Integer> {

    final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--json", description = "Print the structured answer instead of the text.")
    private boolean json;

    AskCommand(Console console) {
        this.console = console;
    }

    /// The tool to ask.
    abstract String tool();

    /// Whether the model is needed that tells what decisions mean.
    boolean embeddings() {
        return false;
    }

    /// What to ask it.
    abstract ObjectNode arguments();

    @Override
    public Integer call() {
        Reply reply;
        ObjectNode arguments = arguments();
        try (Access access = Access.to(folder(), embeddings())) {
            reply = ask(access, arguments);
        }
        if (isJson()) {
            console.result(reply.structured().toString());
        } else if (reply.refused()) {
            console.say(reply.text());
        } else {
            console.result(reply.text());
        }
        return reply.refused() ? CommandLines.REFUSED : 0;
    }

    /// Asks the tool.
    Reply ask(Access access, ObjectNode arguments) {
        return access.call(tool(), arguments);
    }

    DataFolder folder() {
        return data.folder();
    }

    boolean isJson() {
        return json;
    }

    static ObjectNode none() {
        return Json.DATA.createObjectNode();
    }

    /// Adds an argument unless it was not given.
    static void add(ObjectNode arguments, String name, @Nullable String value) {
        if (value != null) {
            arguments.put(name, value);
        }
    }
}
