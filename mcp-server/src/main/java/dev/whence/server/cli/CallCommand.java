package dev.whence.server.cli;

import dev.whence.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// `whence call`.
@Command(
        name = "call",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Calls a tool by hand, as an agent would: a command of the domain, or a question.")
final class CallCommand extends AskCommand {

    @Parameters(index = "0", paramLabel = "TOOL", description = "For example describe_domain, or a command's name.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String tool;

    @Parameters(
            index = "1",
            paramLabel = "JSON",
            defaultValue = "{}",
            description = "Its arguments as a JSON object. ${DEFAULT-VALUE} if absent.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String arguments;

    CallCommand(Console console) {
        super(console);
    }

    @Override
    String tool() {
        return tool;
    }

    @Override
    ObjectNode arguments() {
        try {
            if (Json.DATA.readTree(arguments) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "The arguments are not JSON: " + e.getOriginalMessage() + ". Write for example '{\"entity\":"
                            + " \"order:#W1\"}', in single quotes for the shell",
                    e);
        }
        throw new IllegalArgumentException(
                "The arguments must be a JSON object, for example '{\"entity\": \"order:#W1\"}'");
    }
}
