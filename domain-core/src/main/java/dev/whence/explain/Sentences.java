package dev.whence.explain;

import dev.whence.decision.Check;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Operator;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// Turns recorded evidence into sentences. Text that came from outside is put in quotation marks unless it is one
/// plain word, so that a reader can tell it from Whence's own.
public final class Sentences {

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.:#@+/-]{1,80}");
    private static final int MAX_VALUE = 120;

    private Sentences() {}

    /// Why a check did not hold, or that it did: one sentence without a full stop.
    public static String of(Check check) {
        Evidence evidence = check.evidence();
        return switch (check.verdict()) {
            case HOLDS, FAILS -> evidence == null ? check.statement() : of(evidence);
            case NOT_EVALUATED -> "could not be checked: " + check.because();
            case ERROR -> "broke while it was checked: " + check.because();
        };
    }

    /// What was seen and, where it is false, what would have been required.
    public static String of(Evidence evidence) {
        return switch (evidence) {
            case Comparison comparison -> comparison(comparison);
            case Evidence.AllOf all ->
                joined(all.holds() ? all.conditions() : failing(all.conditions()), "; ", "nothing was required");
            case Evidence.AnyOf any ->
                any.holds()
                        ? any.conditions().stream()
                                .filter(Evidence::holds)
                                .map(Sentences::of)
                                .findFirst()
                                .orElseThrow()
                        : joined(any.conditions(), ", or ", "there was no alternative");
            case Evidence.ForEach each -> items(each);
        };
    }

    private static List<Evidence> failing(List<Evidence> conditions) {
        return conditions.stream().filter(condition -> !condition.holds()).toList();
    }

    private static String joined(List<Evidence> parts, String separator, String ifNone) {
        return parts.isEmpty() ? ifNone : parts.stream().map(Sentences::of).collect(Collectors.joining(separator));
    }

    private static String items(Evidence.ForEach each) {
        if (each.items().isEmpty()) {
            return each.fact() + " was empty";
        }
        return each.items().stream()
                .filter(item -> each.holds() || !item.evidence().holds())
                .map(item -> "for " + quoted(item.item()) + ", " + of(item.evidence()))
                .collect(Collectors.joining("; "));
    }

    private static String comparison(Comparison comparison) {
        String seen = comparison.fact() + " was " + value(comparison.value());
        return comparison.holds() ? seen : seen + ", required " + required(comparison);
    }

    private static String required(Comparison comparison) {
        String wanted = value(comparison.required()) + namedBy(comparison);
        return switch (comparison.operator()) {
            case IS, HAS_FORM -> wanted;
            case IS_NOT -> "anything but " + wanted;
            case IS_ONE_OF -> "one of " + wanted + suggestion(comparison);
            case IS_NONE_OF -> "none of " + wanted;
            case IS_PRESENT -> "present";
            case IS_ABSENT -> "absent";
            case AT_MOST, AT_LEAST, LESS_THAN, MORE_THAN -> comparison.operator() + " " + wanted;
            case CONTAINS -> "to contain " + wanted;
            case CONTAINS_NOT -> "not to contain " + wanted;
        };
    }

    private static String namedBy(Comparison comparison) {
        return comparison.requiredFact() == null ? "" : " (" + comparison.requiredFact() + ")";
    }

    private static String suggestion(Comparison comparison) {
        if (comparison.operator() != Operator.IS_ONE_OF || !comparison.value().isString()) {
            return "";
        }
        return closest(comparison.value().asString(), comparison.required())
                .map(word -> "; did you mean " + quoted(word) + "?")
                .orElse("");
    }

    /// The allowed word that is so near to the given one that it was probably meant.
    private static Optional<String> closest(String given, JsonNode allowed) {
        return StreamSupport.stream(allowed.spliterator(), false)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(word -> EditDistance.between(given, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(word -> EditDistance.between(given, word)));
    }

    /// A recorded value as it reads in a sentence.
    public static String value(JsonNode value) {
        if (value.isNull()) {
            return "absent";
        }
        if (value.isArray()) {
            String list = StreamSupport.stream(value.spliterator(), false)
                    .map(Sentences::value)
                    .collect(Collectors.joining(", "));
            return list.isEmpty()
                    ? "empty"
                    : list.length() <= 3 * MAX_VALUE ? list : list.substring(0, 3 * MAX_VALUE) + "…";
        }
        return value.isString() ? quoted(value.asString()) : abbreviated(value.toString());
    }

    /// Text from outside: bare if it is one plain word, else in quotation marks, shortened if long.
    public static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "“" + abbreviated(text).replace('\n', ' ').replace('\r', ' ').replace("”", "\"") + "”";
    }

    private static String abbreviated(String text) {
        return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…";
    }

    /// A number of things: `1 decision`, `2 decisions`.
    ///
    /// @param one the thing, in a form that gets an s for several
    public static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
