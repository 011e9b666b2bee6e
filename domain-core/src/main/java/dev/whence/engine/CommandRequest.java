package dev.whence.engine;

import dev.whence.decision.Evidence;
import dev.whence.decision.Origin;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a caller asks for.
///
/// @param type the command type's name, `CancelPendingOrder` or `cancel_pending_order`
/// @param data its arguments as they came, in `snake_case`
/// @param origin who asks and why
/// @param expectedVersion the version the caller has seen of the entity that the command is about; null asks for none
/// @param dryRun whether only to say what would be decided
/// @param problems what could not be read of the rest of the call, for example of `expected_version`: the request is
///     refused for it, together with what is wrong with `data`
public record CommandRequest(
        String type,
        JsonNode data,
        Origin origin,
        @Nullable Position expectedVersion,
        boolean dryRun,
        List<Evidence> problems) {

    public CommandRequest {
        problems = List.copyOf(problems);
    }

    /// A request to decide and record a command.
    public static CommandRequest of(String type, JsonNode data, Origin origin) {
        return new CommandRequest(type, data, origin, null, false, List.of());
    }

    /// The same for a command that exists as a record.
    public static CommandRequest of(Record command, Origin origin) {
        return of(command.getClass().getSimpleName(), Json.DATA.valueToTree(command), origin);
    }

    public CommandRequest expecting(@Nullable Position version) {
        return new CommandRequest(type, data, origin, version, dryRun, problems);
    }

    public CommandRequest asDryRun() {
        return new CommandRequest(type, data, origin, expectedVersion, true, problems);
    }

    /// The same request, of which something could not be read.
    ///
    /// @param found comparisons that fail, as [dev.whence.schema.FormCheck] finds them
    public CommandRequest withProblems(List<Evidence> found) {
        return new CommandRequest(type, data, origin, expectedVersion, dryRun, found);
    }
}
