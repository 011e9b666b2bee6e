package dev.whence.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
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
        return JsonArguments.object(arguments, "{\"entity\": \"order:#W1\"}");
    }
}
