package dev.whence.agent.tools;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import java.util.List;
import java.util.stream.Stream;

/// The commands that a domain offers to agents, each as a tool, and the one that every domain has: to annotate.
public final class CommandTools {

    private CommandTools() {}

    public static List<Tool> of(Memory memory) {
        Stream<Tool> commands = offered(memory.domain()).stream().map(command -> new CommandTool(command, memory));
        return Stream.concat(commands, Stream.of(new AnnotateTool(memory))).toList();
    }

    /// The commands that are not for operators alone.
    public static List<CommandType<?>> offered(Domain domain) {
        return domain.commands().stream()
                .filter(command -> !command.isForOperators())
                .toList();
    }
}
