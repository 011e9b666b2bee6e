package dev.whence.agent.tools;

import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.engine.Answer;
import dev.whence.log.LogUnavailableException;
import dev.whence.model.CommandType;
import dev.whence.schema.JsonSchema;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A command of the domain as a tool.
final class CommandTool implements Tool {

    private final CommandType<?> type;
    private final Memory memory;
    private final ToolDescription description;

    CommandTool(CommandType<?> type, Memory memory) {
        this.type = type;
        this.memory = memory;
        this.description = new ToolDescription(
                type.snakeName(),
                Names.title(type.snakeName()),
                type.description(),
                schema(type),
                CommandReply.SCHEMA,
                type.isDestructive() ? Effect.DESTROYS : Effect.CHANGES);
    }

    /// The schema of the command's own arguments and those of every call. The latter stand in the schema of every
    /// tool, so their bounds are left to the engine, which tells them where they are not kept.
    private static ObjectNode schema(CommandType<?> type) {
        Shape.Fields common = Shapes.of(CallArguments.class);
        ObjectNode schema =
                JsonSchema.of(new Shape.Fields(Stream.concat(type.shape().fields().stream(), common.fields().stream())
                        .toList()));
        common.fields()
                .forEach(field -> ((ObjectNode) schema.path("properties").path(field.name())).remove("maxLength"));
        return schema;
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
