package dev.whence.model;

import dev.whence.decision.Check;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// One declaration of what a command reads, with the existence rule that follows from it.
///
/// @param ids gives the identities, from the command or from entities read before
/// @param several whether more than one of the type may be named, so that facts carry the reference
record Read<C>(
        EntityType<?, ?> type,
        Function<? super Scope<C>, ? extends Collection<String>> ids,
        Mode mode,
        boolean several) {

    enum Mode {
        /// Must exist; several may be read.
        EXISTING,
        /// Must not exist yet.
        NEW,
        /// May exist or not; rules look at it.
        OPTIONAL
    }

    boolean hasRule() {
        return mode != Mode.OPTIONAL;
    }

    String ruleName() {
        return type.name() + (mode == Mode.NEW ? "-is-new" : "-exists");
    }

    String statement() {
        return mode == Mode.NEW ? "The " + type.name() + " must not exist yet" : "The " + type.name() + " must exist";
    }

    /// Checks existence in a scope that has tried to read.
    Check check(Scope<? extends C> scope) {
        String obstacle = scope.obstacle(type);
        if (obstacle != null) {
            return new Check(ruleName(), RuleKind.INVARIANT, 1, statement(), Verdict.NOT_EVALUATED, null, obstacle);
        }
        List<Evidence> each =
                scope.refs(type).stream().map(ref -> existence(ref, scope)).toList();
        Evidence evidence = each.size() == 1 ? each.getFirst() : new Evidence.AllOf(each);
        Verdict verdict = evidence.holds() ? Verdict.HOLDS : Verdict.FAILS;
        return new Check(ruleName(), RuleKind.INVARIANT, 1, statement(), verdict, evidence, null);
    }

    private Evidence existence(EntityRef ref, Scope<? extends C> scope) {
        Long version = scope.find(type, ref.id())
                .map(loaded -> loaded.version().value())
                .orElse(null);
        return new Evidence.Comparison(
                ref.toString(),
                List.of(ref + "#"),
                Json.tree(version),
                mode == Mode.NEW ? Operator.IS_ABSENT : Operator.IS_PRESENT,
                Json.tree(null),
                null,
                List.of(),
                (version == null) == (mode == Mode.NEW));
    }
}
