package dev.whence.server.proof;

import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.log.Criterion;
import dev.whence.log.ReadQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which part of a log to export.
///
/// @param from the first position
/// @param to the last position; 0 for the end of the log
/// @param where criteria of which all must be true, each as `kind:value`, such as `command:CancelOrder`
public record ExportWanted(long from, long to, List<String> where) {

    public ExportWanted {
        where = List.copyOf(where);
        if (from < 1 || to != 0 && to < from) {
            throw new IllegalArgumentException(
                    "From position " + from + " to " + to + " is nothing: positions start at 1 and go up");
        }
    }

    /// The query.
    ///
    /// @throws IllegalArgumentException if a criterion is not written as one
    public ReadQuery query() {
        ReadQuery query = ReadQuery.all().after(Position.of(from - 1));
        for (String criterion : where) {
            query = query.and(criterion(criterion));
        }
        return to == 0 ? query : query.upTo(Position.of(to));
    }

    private static Criterion criterion(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "changes" -> new Criterion.Changes(EntityRef.parse(value));
            case "mentions" -> new Criterion.Mentions(EntityRef.parse(value));
            case "command" -> new Criterion.OfCommand(value);
            case "event" -> new Criterion.WithEvent(value);
            case "checked" -> new Criterion.Checked(value);
            case "unmet" -> new Criterion.Unmet(value);
            case "outcome" -> new Criterion.Ended(outcome(value));
            case "principal" -> new Criterion.By(value);
            case "conversation" -> new Criterion.In(value);
            case "cause" -> new Criterion.CausedBy(DecisionId.parse(value));
            default ->
                throw new IllegalArgumentException("'" + text + "' is no criterion: write one of changes:TYPE:ID,"
                        + " mentions:TYPE:ID, command:TYPE, event:TYPE, checked:RULE, unmet:RULE, outcome:OUTCOME,"
                        + " principal:NAME, conversation:ID, cause:DECISION");
        };
    }

    private static Outcome outcome(@Nullable String name) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.toString().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no outcome '" + name + "'; there are "
                        + Arrays.stream(Outcome.values())
                                .map(outcome -> outcome.toString().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
