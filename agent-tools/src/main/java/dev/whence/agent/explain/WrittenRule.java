package dev.whence.agent.explain;

import dev.whence.agent.text.Similar;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.agent.tools.Vocabulary;
import dev.whence.decision.Operator;
import dev.whence.decision.Origin;
import dev.whence.explain.Sentences;
import dev.whence.explain.backtest.DeclaredRule;
import dev.whence.explain.backtest.RuleChange;
import dev.whence.json.Json;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Rule;
import dev.whence.schema.Describe;
import dev.whence.schema.Shape;
import dev.whence.schema.Shapes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a rule that a caller has written as data.
final class WrittenRule {

    private static final List<Operator> OPERATORS = Stream.of(Operator.values())
            .filter(operator -> operator != Operator.HAS_FORM)
            .toList();

    private final Domain domain;
    private final Vocabulary vocabulary;

    WrittenRule(Domain domain) {
        this.domain = domain;
        this.vocabulary = new Vocabulary(domain);
    }

    /// One comparison as it is written.
    record Condition(
            @Describe("What is looked at: command.FIELD, origin.FIELD or TYPE.FIELD, for example order.status.")
            String fact,

            @Describe(
                    "is, is not, is one of, is none of, is present, is absent, at most, at least, less than, more than, contains"
                            + " or does not contain.")
            String operator,

            @Describe("What it is compared with.") @Nullable JsonNode required) {}

    RuleChange change(
            String rule,
            @Nullable String statement,
            @Nullable List<Condition> conditions,
            @Nullable List<String> commands,
            @Nullable Boolean drop) {
        try {
            if (Boolean.TRUE.equals(drop)) {
                return RuleChange.dropping(domain, vocabulary.rule(rule));
            }
            Set<String> requiring = requiring(rule, commands);
            Rule<Object> written = DeclaredRule.of(
                    domain,
                    rule,
                    statement == null ? inWords(conditions) : statement,
                    conditions(conditions, requiring));
            return commands == null
                    ? RuleChange.replacing(domain, written)
                    : RuleChange.adding(domain, written, requiring);
        } catch (IllegalArgumentException unfit) {
            throw new UnanswerableException(unfit.getMessage() + ".");
        }
    }

    /// The commands that would require it: those that are named, else those that require the rule of that name.
    private Set<String> requiring(String rule, @Nullable List<String> commands) {
        if (commands != null) {
            return commands.stream()
                    .map(command -> vocabulary.command(command).name())
                    .collect(Collectors.toSet());
        }
        boolean known = domain.rules().stream().anyMatch(there -> there.name().equals(rule));
        if (!known) {
            String near = Similar.to(
                            rule, domain.rules().stream().map(Rule::name).toList())
                    .map(name -> " Did you mean " + name + "?")
                    .orElse("");
            throw new UnanswerableException("There is no rule '" + Similar.shortened(rule) + "'." + near
                    + " To try a new rule, give commands: those that would require it.");
        }
        return domain.commands().stream()
                .filter(type ->
                        type.rules().stream().anyMatch(there -> there.name().equals(rule)))
                .map(CommandType::name)
                .collect(Collectors.toSet());
    }

    private static String inWords(@Nullable List<Condition> conditions) {
        return conditions == null
                ? ""
                : conditions.stream()
                        .map(condition -> condition.fact() + " " + condition.operator()
                                + (condition.required() == null ? "" : " " + Sentences.value(condition.required())))
                        .collect(Collectors.joining(" and "));
    }

    private List<DeclaredRule.Condition> conditions(@Nullable List<Condition> written, Set<String> commands) {
        if (written == null || written.isEmpty()) {
            throw new UnanswerableException(
                    "A rule needs conditions, for example [{\"fact\": \"order.status\", \"operator\":"
                            + " \"is\", \"required\": \"pending\"}]; or say drop, to leave the rule out.");
        }
        return written.stream().map(condition -> condition(condition, commands)).toList();
    }

    private DeclaredRule.Condition condition(Condition written, Set<String> commands) {
        String source = source(written.fact());
        requireField(source, commands);
        Operator operator = operator(written.operator());
        JsonNode required = written.required() == null ? Json.tree(null) : written.required();
        requireFit(written.fact(), operator, required);
        return new DeclaredRule.Condition(source, operator, required);
    }

    /// `order.status` and `order#/status` are the same.
    private static String source(String fact) {
        String text = fact.strip();
        int dot = text.indexOf('.');
        return text.contains("#") || dot < 0
                ? text
                : text.substring(0, dot) + "#/" + text.substring(dot + 1).replace('.', '/');
    }

    private void requireField(String source, Set<String> commands) {
        int slash = source.indexOf("#/");
        if (slash < 0) {
            return;
        }
        String root = source.substring(0, slash);
        String field = source.substring(slash + 2).split("/", 2)[0];
        List<String> known = fields(root, commands);
        if (!known.isEmpty() && !known.contains(field)) {
            throw new UnanswerableException(root + " has no field '" + Similar.shortened(field) + "'."
                    + Similar.to(field, known)
                            .map(near -> " Did you mean " + root + "." + near + "?")
                            .orElse("")
                    + " It has " + String.join(", ", known) + ".");
        }
    }

    /// The fields that are known of what a fact may be of; empty if none are.
    private List<String> fields(String root, Set<String> commands) {
        return switch (root) {
            case "command" ->
                commands.stream()
                        .sorted()
                        .flatMap(name -> domain.command(name).orElseThrow().shape().fields().stream())
                        .map(Shape.Field::name)
                        .distinct()
                        .toList();
            case "origin" -> components(Origin.class);
            default ->
                domain.entityType(root)
                        .map(EntityType::stateClass)
                        .map(WrittenRule::components)
                        .orElse(List.of());
        };
    }

    private static List<String> components(Class<?> type) {
        return Optional.ofNullable(type.getRecordComponents()).stream()
                .flatMap(Arrays::stream)
                .map(RecordComponent::getName)
                .map(Shapes::snakeCase)
                .toList();
    }

    private static Operator operator(String written) {
        String words = written.strip().replace('_', ' ').replace('-', ' ');
        List<String> known = OPERATORS.stream().map(Operator::toString).toList();
        return OPERATORS.stream()
                .filter(operator -> operator.toString().equalsIgnoreCase(words))
                .findFirst()
                .orElseThrow(
                        () -> new UnanswerableException("There is no operator '" + Similar.shortened(written) + "'."
                                + Similar.to(words, known)
                                        .map(near -> " Did you mean '" + near + "'?")
                                        .orElse("")
                                + " There are " + String.join(", ", known) + "."));
    }

    /// An operator that no value can satisfy with what is required would refuse everything, and say nothing.
    private static void requireFit(String fact, Operator operator, JsonNode required) {
        String wanted = switch (operator) {
            case AT_MOST, AT_LEAST, LESS_THAN, MORE_THAN ->
                required.isNumber() || required.isString() ? "" : "a number, a time or a text";
            case IS_ONE_OF, IS_NONE_OF -> required.isArray() ? "" : "a list";
            case IS_PRESENT, IS_ABSENT -> required.isNull() ? "" : "nothing";
            default -> required.isNull() ? "a value; to ask for none, use 'is absent'" : "";
        };
        if (!wanted.isEmpty()) {
            throw new UnanswerableException("The condition on " + Similar.shortened(fact) + " says '" + operator
                    + "', which is followed by " + wanted + ", but required is " + required + ".");
        }
    }
}
