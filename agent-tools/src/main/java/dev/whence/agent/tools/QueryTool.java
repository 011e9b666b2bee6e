package dev.whence.agent.tools;

import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.decision.Evidence;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import dev.whence.log.LogUnavailableException;
import dev.whence.model.UnreadableEntityException;
import dev.whence.schema.FormCheck;
import dev.whence.schema.JsonSchema;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A question as a tool: its arguments are a record, from which its schema and the check of what callers send come.
///
/// @param <A> the arguments
abstract class QueryTool<A extends Record> implements Tool {

    private final Class<A> arguments;
    private final Shape.Fields shape;
    private final ToolDescription description;

    QueryTool(String name, String text, Class<A> arguments, JsonNode output) {
        this.arguments = arguments;
        this.shape = Shapes.of(arguments);
        this.description =
                new ToolDescription(name, Names.title(name), text, JsonSchema.of(shape), output, Effect.READS);
    }

    /// Answers the question.
    ///
    /// @throws UnanswerableException if it cannot be answered as it was asked
    abstract Reply answer(A asked);

    @Override
    public final ToolDescription description() {
        return description;
    }

    @Override
    public final Reply call(Call call) {
        JsonNode given = numbersAsText(call.arguments());
        List<Evidence> problems = FormCheck.problems(description.name(), shape, given);
        if (!problems.isEmpty()) {
            return Problem.reply(
                    "Not answered: " + problems.stream().map(Sentences::of).collect(Collectors.joining("; ")) + ".");
        }
        try {
            return answer(Json.DATA.treeToValue(given, arguments));
        } catch (UnanswerableException why) {
            return Problem.reply(why.getMessage());
        } catch (UnreadableEntityException | UnreadableDecisionException unreadable) {
            return Problem.reply(unreadable.getMessage() + ".");
        } catch (LogUnavailableException unavailable) {
            return Problem.reply("The decision log cannot be read: " + unavailable.getMessage());
        }
    }

    /// A number where text is wanted is meant as its digits: `{"decision": 17}`.
    private JsonNode numbersAsText(JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            return given;
        }
        ObjectNode copy = object.deepCopy();
        for (Shape.Field field : shape.fields()) {
            JsonNode value = object.get(field.name());
            if (field.shape() instanceof Shape.Text && value != null && value.isNumber()) {
                copy.put(field.name(), value.asString());
            }
        }
        return copy;
    }
}
