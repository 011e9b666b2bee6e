package dev.whence.server.tools;

import dev.whence.engine.Answer;
import dev.whence.log.LogUnavailableException;
import dev.whence.model.CommandType;
import dev.whence.schema.JsonSchema;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import dev.whence.server.tools.ToolDescription.Effect;
import java.util.stream.Stream;

/// A command of the domain as a tool.
final class CommandTool implements Tool {

    private final CommandType<?> type;
    private final Memory memory;
    private final ToolDescription description;

    CommandTool(CommandType<?> type, Memory memory) {
        this.type = type;
        this.memory = memory;
        Shape.Fields arguments = new Shape.Fields(
                Stream.concat(type.shape().fields().stream(), Shapes.of(CallArguments.class).fields().stream())
                        .toList());
        this.description = new ToolDescription(
                type.snakeName(),
                Names.title(type.snakeName()),
                type.description(),
                JsonSchema.of(arguments),
                CommandReply.SCHEMA,
                type.isDestructive() ? Effect.DESTROYS : Effect.CHANGES);
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public Reply call(Call call) {
        Answer answer;
        try {
            answer = memory.engine().decide(CommandCall.read(type, call, memory.log()));
        } catch (LogUnavailableException unavailable) {
            return Problem.reply("Nothing was done and nothing was recorded, because the decision log cannot take it: "
                    + unavailable.getMessage());
        }
        return CommandReply.to(answer, memory);
    }
}
