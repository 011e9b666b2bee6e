package dev.whence.engine;

import dev.whence.decision.Boundary;
import dev.whence.decision.Check;
import dev.whence.decision.Draft;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.engine.Decider.Circumstances;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.schema.FormCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The first station of the road: whether a request can be read as a command of the domain at all.
final class RequestForm {

    /// The most that a command's arguments may measure, in characters of JSON, roughly.
    static final int MAX_DATA_SIZE = 256 * 1024;

    private static final int MAX_ORIGIN_TEXT = 2_000;
    private static final int KEPT_OF_OVERSIZED = 500;

    private RequestForm() {}

    /// The check that says what is wrong with the request; empty if it can be read.
    static Optional<Check> problem(Domain domain, CommandRequest request) {
        Optional<CommandType<?>> type = domain.command(request.type());
        if (type.isEmpty()) {
            List<String> known =
                    domain.commands().stream().map(CommandType::snakeName).toList();
            return Optional.of(failed(
                    "command-is-known",
                    "The domain has a command of this name",
                    List.of(comparison(
                            "command name", Json.tree(shortened(request.type())), Operator.IS_ONE_OF, known))));
        }
        long size = size(request.data());
        if (size > MAX_DATA_SIZE) {
            return Optional.of(failed(
                    "arguments-are-small",
                    "A command's arguments measure at most " + MAX_DATA_SIZE + " characters",
                    List.of(comparison("command.size", Json.tree(size), Operator.AT_MOST, MAX_DATA_SIZE))));
        }
        List<Evidence> problems =
                new ArrayList<>(FormCheck.problems("command", type.get().shape(), request.data()));
        problems.addAll(request.problems());
        problems.addAll(originProblems(request.origin()));
        if (request.expectedVersion() != null && type.get().targetType().isEmpty()) {
            problems.add(
                    comparison("expected_version", Json.tree(request.expectedVersion()), Operator.IS_ABSENT, null));
        }
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(failed(
                        "arguments-are-well-formed",
                        "The arguments have the form that the command describes",
                        problems));
    }

    /// The draft of a refusal by a single check, for a request that no rule of the domain was asked about.
    static Draft refused(
            Domain domain, CommandRequest request, Outcome outcome, Check check, Circumstances circumstances) {
        Optional<CommandType<?>> type = domain.command(request.type());
        return new Draft(
                circumstances.id(),
                circumstances.now(),
                domain.name(),
                new RecordedCommand(
                        type.map(CommandType::name).orElse(shortened(request.type())),
                        type.map(CommandType::version).orElse(0),
                        recordable(request.data())),
                recordable(request.origin()),
                new Boundary(List.of(), circumstances.readPosition(), circumstances.now()),
                List.of(check),
                outcome,
                List.of());
    }

    /// The arguments as they are recorded: whole, unless they are too large.
    static JsonNode recordable(JsonNode data) {
        if (size(data) <= MAX_DATA_SIZE) {
            return data;
        }
        String text = data.toString();
        return Json.tree(Map.of("beginning", text.substring(0, KEPT_OF_OVERSIZED), "length", text.length()));
    }

    /// The origin as it is recorded: texts that are too long keep their beginning.
    static Origin recordable(Origin origin) {
        return new Origin(
                cut(origin.principal()),
                cut(origin.agent()),
                cut(origin.onBehalfOf()),
                cut(origin.conversation()),
                cut(origin.client()),
                cut(origin.reason()),
                origin.causedBy(),
                cut(origin.correlation()),
                cut(origin.idempotencyKey()));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_ORIGIN_TEXT ? text : text.substring(0, MAX_ORIGIN_TEXT) + "…";
    }

    private static List<Evidence> originProblems(Origin origin) {
        List<Evidence> problems = new ArrayList<>();
        addIfTooLong(problems, "agent", origin.agent());
        addIfTooLong(problems, "on_behalf_of", origin.onBehalfOf());
        addIfTooLong(problems, "conversation", origin.conversation());
        addIfTooLong(problems, "reason", origin.reason());
        addIfTooLong(problems, "correlation", origin.correlation());
        addIfTooLong(problems, "idempotency_key", origin.idempotencyKey());
        return problems;
    }

    private static void addIfTooLong(List<Evidence> problems, String name, @Nullable String text) {
        if (text != null && text.length() > MAX_ORIGIN_TEXT) {
            problems.add(comparison(name + ".length", Json.tree(text.length()), Operator.AT_MOST, MAX_ORIGIN_TEXT));
        }
    }

    private static Check failed(String rule, String statement, List<Evidence> problems) {
        Evidence evidence = problems.size() == 1 ? problems.getFirst() : new Evidence.AllOf(problems);
        return new Check(rule, RuleKind.FORM, 1, statement, Verdict.FAILS, evidence, null);
    }

    private static Comparison comparison(String fact, JsonNode value, Operator operator, @Nullable Object required) {
        return new Comparison(fact, List.of(), value, operator, Json.tree(required), null, List.of(), false);
    }

    /// A name as it is recorded: the beginning of one that is too long.
    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private static long size(JsonNode node) {
        if (node.isString()) {
            return node.asString().length() + 2L;
        }
        long size = 8;
        if (node.isArray()) {
            for (JsonNode element : node) {
                size += size(element);
            }
        } else if (node.isObject()) {
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                size += entry.getKey().length() + 4L + size(entry.getValue());
            }
        }
        return size;
    }
}
