package dev.whence.agent.tools;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.SearchHit;
import dev.whence.index.question.SimilarCases;
import dev.whence.json.Json;
import dev.whence.log.LogEntry;
import dev.whence.model.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Replies that tell of cases like one.
final class CaseReplies {

    private static final int FEW = 5;
    private static final int MANY = 50;

    private final Memory memory;
    private final Places places;
    private final SimilarCases cases;

    CaseReplies(Memory memory, DecisionIndex index) {
        this.memory = memory;
        this.places = new Places(memory);
        this.cases = new SimilarCases(index);
    }

    /// Decisions like another.
    Reply like(String decision, @Nullable Long limit) {
        return switch (places.decision(decision)) {
            case LogEntry.Decided decided ->
                reply(
                        "like decision " + decided.decision().position(),
                        decided.decision().command().type(),
                        cases.like(decided.decision(), most(limit)));
            case LogEntry.Unreadable unreadable ->
                throw new UnanswerableException("Nothing is known to be like it: " + unreadable.because() + ".");
        };
    }

    /// Cases like a command about to be issued.
    Reply of(String command, @Nullable Map<String, JsonNode> arguments, @Nullable String reason, @Nullable Long limit) {
        CommandType<?> type = memory.domain()
                .command(command)
                .orElseThrow(() -> new UnanswerableException("There is no command '" + command + "'; there are "
                        + memory.domain().commands().stream()
                                .map(CommandType::snakeName)
                                .collect(Collectors.joining(", "))
                        + "."));
        JsonNode data = Json.DATA.valueToTree(arguments == null ? Map.of() : arguments);
        return reply("like this", type.name(), cases.of(type.name(), data, reason, most(limit)));
    }

    private static int most(@Nullable Long limit) {
        return limit == null ? FEW : (int) Math.clamp(limit, 1L, (long) MANY);
    }

    private static Reply reply(String what, String command, SimilarCases.Found found) {
        ObjectNode structured = Json.DATA.createObjectNode().put("command", command);
        structured.put("total", found.outcomes().decisions());
        put(structured.putObject("outcomes"), found.outcomes());
        put(structured.putObject("failed_rules"), found.failedRules());
        ArrayNode hits = structured.putArray("hits");
        List<String> lines = new ArrayList<>();
        lines.add(found.outcomes().decisions() + " cases of " + command + ": " + counts(found.outcomes()) + ".");
        if (!found.failedRules().groups().isEmpty()) {
            lines.add("Rules that did not hold: " + counts(found.failedRules()) + ".");
        }
        if (!found.nearest().hits().isEmpty()) {
            lines.add("Most " + what + ":");
        }
        for (SearchHit hit : found.nearest().hits()) {
            SearchHistoryTool.add(hit, hits.addObject());
            lines.add("- " + hit.position() + " " + (hit.time() == null ? "" : hit.time() + " ") + hit.summary());
        }
        structured.put("searched_up_to", found.nearest().seen().value());
        return Reply.answer(String.join("\n", lines), structured);
    }

    private static void put(ObjectNode json, Aggregate aggregate) {
        aggregate.groups().forEach(group -> json.put(group.keys().getFirst(), group.decisions()));
    }

    private static String counts(Aggregate aggregate) {
        return aggregate.groups().isEmpty()
                ? "none"
                : aggregate.groups().stream()
                        .map(group -> group.decisions() + " " + group.keys().getFirst())
                        .collect(Collectors.joining(", "));
    }
}
