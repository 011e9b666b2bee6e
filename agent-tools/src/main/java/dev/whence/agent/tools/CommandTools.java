package dev.whence.agent.tools;

import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import java.util.List;

/// The commands that a domain offers to agents, each as a tool.
public final class CommandTools {

    private CommandTools() {}

    public static List<Tool> of(Memory memory) {
        return offered(memory.domain()).stream()
                .<Tool>map(command -> new CommandTool(command, memory))
                .toList();
    }

    /// The commands that are not for operators alone.
    public static List<CommandType<?>> offered(Domain domain) {
        return domain.commands().stream()
                .filter(command -> !command.isForOperators())
                .toList();
    }
}
