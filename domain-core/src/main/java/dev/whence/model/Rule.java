package dev.whence.model;

import dev.whence.decision.Check;
import dev.whence.decision.Evidence;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something that must hold. Its condition answers with evidence, never with a bare boolean.
///
/// @param <C> the commands it applies to
public final class Rule<C> {

    private final String name;
    private final RuleKind kind;
    private final int version;
    private final String statement;
    private final @Nullable String group;
    private final @Nullable EntityType<?, ?> subject;
    private final Function<Scope<? extends C>, Evidence> condition;

    private Rule(
            Named named,
            int version,
            @Nullable String group,
            @Nullable EntityType<?, ?> subject,
            Function<Scope<? extends C>, Evidence> condition) {
        if (!named.name().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("'" + named.name()
                    + "' is not a rule name: use lower-case words joined by hyphens, for example order-is-pending");
        }
        this.name = named.name();
        this.kind = named.kind();
        this.version = version;
        this.statement = named.statement();
        this.group = group;
        this.subject = subject;
        this.condition = condition;
    }

    private record Named(String name, RuleKind kind, String statement) {}

    /// A rule of the domain over anything in scope.
    ///
    /// @param name lower-case words joined by hyphens, for example `order-is-pending`
    /// @param statement the rule as a sentence without a full stop
    public static <C> Rule<C> invariant(
            String name, String statement, Function<Scope<? extends C>, Evidence> condition) {
        return new Rule<>(new Named(name, RuleKind.INVARIANT, statement), 1, null, null, condition);
    }

    /// A rule of the domain that looks at one entity's state only, so that it tells which commands are possible on
    /// it.
    public static <S> Rule<Object> invariant(
            String name, String statement, EntityType<S, ?> subject, Function<Loaded<S>, Evidence> condition) {
        return new Rule<>(
                new Named(name, RuleKind.INVARIANT, statement),
                1,
                null,
                subject,
                scope -> condition.apply(scope.the(subject)));
    }

    /// A rule of the deployment.
    public static Rule<Object> guard(
            String name, String statement, Function<Scope<? extends Object>, Evidence> condition) {
        return new Rule<>(new Named(name, RuleKind.GUARD, statement), 1, null, null, condition);
    }

    /// The same rule as part of a group that a deployment can switch off as a whole.
    public Rule<C> inGroup(String groupName) {
        return new Rule<>(new Named(name, kind, statement), version, groupName, subject, condition);
    }

    /// The same rule with a version; raise it when the condition changes.
    public Rule<C> version(int number) {
        return new Rule<>(new Named(name, kind, statement), number, group, subject, condition);
    }

    public String name() {
        return name;
    }

    public RuleKind kind() {
        return kind;
    }

    public int version() {
        return version;
    }

    public String statement() {
        return statement;
    }

    public Optional<String> group() {
        return Optional.ofNullable(group);
    }

    /// The entity type whose state alone decides, for rules that look at nothing else.
    public Optional<EntityType<?, ?>> subject() {
        return Optional.ofNullable(subject);
    }

    /// This rule for any command; only for rules that look at one entity's state and no command.
    @SuppressWarnings("unchecked") // the condition of a rule with a subject never touches the command
    Rule<Object> onStateAlone() {
        if (subject == null) {
            throw new IllegalStateException("Rule " + name + " looks at more than one entity's state");
        }
        return (Rule<Object>) this;
    }

    /// Evaluates the rule. What its condition throws becomes part of the check, never an exception here.
    public Check check(Scope<? extends C> scope) {
        try {
            Evidence evidence = condition.apply(scope);
            return new Check(
                    name, kind, version, statement, evidence.holds() ? Verdict.HOLDS : Verdict.FAILS, evidence, null);
        } catch (NotEvaluableException missing) {
            return unevaluated(Verdict.NOT_EVALUATED, String.valueOf(missing.getMessage()));
        } catch (RuntimeException bug) {
            return unevaluated(Verdict.ERROR, bug.toString());
        }
    }

    private Check unevaluated(Verdict verdict, String because) {
        return new Check(name, kind, version, statement, verdict, null, because);
    }

    @Override
    public String toString() {
        return name;
    }
}
