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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A question, or a note, as a tool: its arguments are a record, from which its schema and the check of what callers
/// send come.
///
/// @param <A> the arguments
public abstract class QueryTool<A extends Record> implements Tool {

    private final Class<A> arguments;
    private final Shape.Fields shape;
    private final ToolDescription description;

    /// @param arguments the record that its arguments bind to
    /// @param output the JSON Schema of its structured answer
    protected QueryTool(String name, String text, Class<A> arguments, JsonNode output) {
        this(name, text, arguments, output, Effect.READS);
    }

    /// One that does more than look.
    protected QueryTool(String name, String text, Class<A> arguments, JsonNode output, Effect effect) {
        this.arguments = arguments;
        this.shape = Shapes.of(arguments);
        this.description = new ToolDescription(name, Names.title(name), text, JsonSchema.of(shape), output, effect);
    }

    /// Answers the question.
    ///
    /// @throws UnanswerableException if it cannot be answered as it was asked
    protected abstract Reply answer(A asked, Call call);

    @Override
    public final ToolDescription description() {
        return description;
    }

    @Override
    public final Reply call(Call call) {
        JsonNode given = meant(call.arguments());
        List<Evidence> problems = FormCheck.problems(description.name(), shape, given);
        if (!problems.isEmpty()) {
            return Problem.reply(
                    "Not answered: " + problems.stream().map(Sentences::of).collect(Collectors.joining("; ")) + ".");
        }
        try {
            return answer(Json.DATA.treeToValue(given, arguments), call);
        } catch (UnanswerableException why) {
            return Problem.reply(why.getMessage());
        } catch (UnreadableEntityException | UnreadableDecisionException unreadable) {
            return Problem.reply(unreadable.getMessage() + ".");
        } catch (LogUnavailableException unavailable) {
            return Problem.reply("The decision log cannot be read: " + unavailable.getMessage());
        }
    }

    /// What was meant: a number where text is wanted stands for its digits (`{"decision": 17}`), and one value where a
    /// list of texts is wanted for a list of one.
    private JsonNode meant(JsonNode given) {
        if (!(given instanceof ObjectNode object)) {
            return given;
        }
        ObjectNode copy = object.deepCopy();
        for (Shape.Field field : shape.fields()) {
            JsonNode value = object.get(field.name());
            if (value != null) {
                copy.set(field.name(), meant(value, field.shape()));
            }
        }
        return copy;
    }

    private static JsonNode meant(JsonNode value, Shape shape) {
        return switch (shape) {
            case Shape.Text _ when value.isNumber() -> Json.tree(value.asString());
            case Shape.ListOf(Shape.Text element) -> {
                ArrayNode list = Json.DATA.createArrayNode();
                if (value.isArray()) {
                    value.forEach(each -> list.add(meant(each, element)));
                } else if (!value.isNull()) {
                    list.add(meant(value, element));
                }
                yield list;
            }
            default -> value;
        };
    }
}
