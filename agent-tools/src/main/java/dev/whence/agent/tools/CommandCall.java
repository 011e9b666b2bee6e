package dev.whence.agent.tools;

import dev.whence.decision.DecisionId;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.engine.CommandRequest;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.CommandType;
import dev.whence.schema.FormCheck;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a tool call as a request to the engine. Nothing is turned away here: what cannot be read becomes a problem
/// of the request, for which the engine refuses and records it.
public final class CommandCall {

    private static final Shape.Fields SHAPE = Shapes.of(CallArguments.class);

    private final List<Evidence> problems = new ArrayList<>();
    private final ObjectNode readable = Json.DATA.createObjectNode();

    private CommandCall() {}

    /// The request that a call of a command's tool makes.
    public static CommandRequest read(CommandType<?> type, Call call, DecisionLog log) {
        CommandCall reading = new CommandCall();
        JsonNode own = reading.takeApart(call.arguments());
        CallArguments arguments = Json.DATA.treeToValue(reading.readable, CallArguments.class);
        Position expected = reading.version(arguments.expectedVersion());
        Origin origin = reading.origin(arguments, call.caller(), log);
        return new CommandRequest(
                type.name(),
                own,
                origin,
                reading.problems.isEmpty() ? expected : null,
                arguments.isDryRun(),
                reading.problems);
    }

    /// Keeps what every command takes and returns the command's own arguments, as they are.
    private JsonNode takeApart(JsonNode arguments) {
        if (!(arguments instanceof ObjectNode object)) {
            return arguments;
        }
        ObjectNode own = object.deepCopy();
        for (Shape.Field field : SHAPE.fields()) {
            JsonNode value = own.remove(field.name());
            ObjectNode alone = Json.DATA.createObjectNode();
            if (value != null) {
                alone.set(field.name(), value);
            }
            List<Evidence> found = FormCheck.problems("call", new Shape.Fields(List.of(field)), alone);
            problems.addAll(found);
            if (found.isEmpty() && value != null) {
                readable.set(field.name(), value);
            }
        }
        return own;
    }

    private Origin origin(CallArguments arguments, Caller caller, DecisionLog log) {
        String agent = arguments.agent();
        return new Origin(
                caller.principal(),
                agent == null ? caller.program() : agent,
                arguments.onBehalfOf(),
                arguments.conversation(),
                caller.client(),
                arguments.reason(),
                cause(arguments.causedBy(), log),
                arguments.correlation(),
                arguments.idempotencyKey());
    }

    private @Nullable DecisionId cause(@Nullable String written, DecisionLog log) {
        if (written == null) {
            return null;
        }
        try {
            DecisionId cause = DecisionId.parse(written);
            if (isRecorded(cause, log)) {
                return cause;
            }
        } catch (IllegalArgumentException noId) {
            // falls through: neither an id nor a recorded one is told in the same words
        }
        problems.add(unfit("call.caused_by", Json.tree(written), Operator.HAS_FORM, "the id of a recorded decision"));
        return null;
    }

    private static boolean isRecorded(DecisionId id, DecisionLog log) {
        try {
            return log.find(id).isPresent();
        } catch (UnreadableDecisionException itIsThere) {
            return true;
        }
    }

    private @Nullable Position version(@Nullable Long expected) {
        if (expected == null) {
            return null;
        }
        if (expected < 0) {
            problems.add(unfit("call.expected_version", Json.tree(expected), Operator.AT_LEAST, 0));
            return null;
        }
        return Position.of(expected);
    }

    private static Comparison unfit(String fact, JsonNode value, Operator operator, Object required) {
        return new Comparison(fact, List.of(), value, operator, Json.tree(required), null, List.of(), false);
    }
}
