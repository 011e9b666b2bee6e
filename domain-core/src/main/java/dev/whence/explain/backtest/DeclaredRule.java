package dev.whence.explain.backtest;

import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.explain.JsonComparison;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Loaded;
import dev.whence.model.NotEvaluableException;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Rules that are written as comparisons, for trying out.
public final class DeclaredRule {

    private DeclaredRule() {}

    /// One comparison.
    ///
    /// @param source where the fact stands: `command#/amount`, `origin#/agent` or, for the entity of that type
    ///     which the command reads, `order#/status`
    public record Condition(String source, Operator operator, JsonNode required) {

        public Condition {
            if (!source.matches("[a-z0-9-]+#(/.*)?")) {
                throw new IllegalArgumentException("'" + source
                        + "' is no place of a fact: write command#/amount, origin#/agent or order#/status");
            }
            if (operator == Operator.HAS_FORM) {
                throw new IllegalArgumentException("The operator '" + operator
                        + "' compares with a shape, which no rule does: use another operator");
            }
        }

        String root() {
            return source.substring(0, source.indexOf('#'));
        }

        String pointer() {
            return source.substring(source.indexOf('#') + 1);
        }

        String name() {
            return root() + pointer().replace('/', '.');
        }
    }

    /// A rule that holds where all conditions do.
    ///
    /// @throws IllegalArgumentException if a condition names an entity type that the domain does not have
    public static Rule<Object> of(Domain domain, String name, String statement, List<Condition> conditions) {
        conditions.forEach(condition -> requireKnown(domain, condition));
        return Rule.invariant(
                name,
                statement,
                scope -> conditions.size() == 1
                        ? evidence(domain, conditions.getFirst(), scope)
                        : new Evidence.AllOf(conditions.stream()
                                .map(condition -> evidence(domain, condition, scope))
                                .toList()));
    }

    private static void requireKnown(Domain domain, Condition condition) {
        String root = condition.root();
        if (!root.equals("command")
                && !root.equals("origin")
                && domain.entityType(root).isEmpty()) {
            throw new IllegalArgumentException("Domain " + domain.name() + " has no entity type '" + root
                    + "'; a fact is of command, origin or one of "
                    + String.join(
                            ", ",
                            domain.entityTypes().stream().map(EntityType::name).toList()));
        }
    }

    private static Evidence evidence(Domain domain, Condition condition, Scope<?> scope) {
        String source = condition.source();
        JsonNode whole = switch (condition.root()) {
            case "command" -> Json.tree(scope.command());
            case "origin" -> Json.tree(scope.origin());
            default -> {
                Loaded<?> entity = entity(domain.entityType(condition.root()).orElseThrow(), scope);
                source = entity.ref() + "#" + condition.pointer();
                yield Json.tree(entity.state());
            }
        };
        JsonNode found = whole.at(condition.pointer());
        JsonNode value = found.isMissingNode() ? Json.tree(null) : found;
        return new Evidence.Comparison(
                condition.name(),
                List.of(source),
                value,
                condition.operator(),
                condition.required(),
                null,
                List.of(),
                JsonComparison.holds(value, condition.operator(), condition.required()));
    }

    private static Loaded<?> entity(EntityType<?, ?> type, Scope<?> scope) {
        try {
            return scope.the(type);
        } catch (IllegalStateException notRead) {
            throw new NotEvaluableException(scope.commandType() + " reads no " + type.name());
        }
    }
}
