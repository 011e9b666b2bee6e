package dev.whence.explain.whynot;

import dev.whence.engine.CommandRequest;
import dev.whence.explain.Sentences;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Commands that are possible now one after the other, and after which the command in question would be accepted.
///
/// @param steps the commands, without the one in question
public record Plan(List<CommandRequest> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /// For example `pay_in(account_id A, amount 150)`.
    public String text() {
        return steps.stream().map(Plan::text).collect(Collectors.joining(", then "));
    }

    private static String text(CommandRequest step) {
        return step.type() + "("
                + step.data().properties().stream()
                        .map(argument -> argument.getKey() + " " + value(argument.getValue()))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String value(JsonNode value) {
        return value.isObject() ? Sentences.quoted(value.toString()) : Sentences.value(value);
    }
}
