package dev.whence.model;

import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.json.Json;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A named value that a rule looks at, with where it was read. Comparing it yields evidence.
///
/// @param name what it is called in sentences, for example `order.status`
/// @param sources where it was read, each `entity#/json/pointer`, `command#/…` or `origin#/…`
/// @param value the value; null if there is none
public record Fact<T>(
        String name, List<String> sources, @Nullable T value) {

    public Fact {
        sources = List.copyOf(sources);
    }

    /// A fact that was computed from others, and so was read where they were.
    public static <T> Fact<T> computed(String name, @Nullable T value, Fact<?>... from) {
        return new Fact<>(
                name,
                Arrays.stream(from)
                        .flatMap(fact -> fact.sources().stream())
                        .distinct()
                        .toList(),
                value);
    }

    public Evidence is(T required) {
        return compare(Operator.IS, required, Values.same(value, required));
    }

    public Evidence is(Fact<? extends T> required) {
        return compare(Operator.IS, required, Values.same(value, required.value()));
    }

    public Evidence isNot(T excluded) {
        return compare(Operator.IS_NOT, excluded, !Values.same(value, excluded));
    }

    public Evidence isNot(Fact<? extends T> excluded) {
        return compare(Operator.IS_NOT, excluded, !Values.same(value, excluded.value()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Evidence isOneOf(T... allowed) {
        return isOneOf(Arrays.stream(allowed).toList());
    }

    public Evidence isOneOf(Collection<? extends T> allowed) {
        return compare(Operator.IS_ONE_OF, allowed, Values.contains(allowed, value));
    }

    public Evidence isOneOf(Fact<? extends Collection<? extends T>> allowed) {
        return compare(Operator.IS_ONE_OF, allowed, Values.contains(allowed.value(), value));
    }

    public Evidence isNoneOf(Collection<? extends T> excluded) {
        return compare(Operator.IS_NONE_OF, excluded, !Values.contains(excluded, value));
    }

    public Evidence isPresent() {
        return compare(Operator.IS_PRESENT, (Object) null, value != null);
    }

    public Evidence isAbsent() {
        return compare(Operator.IS_ABSENT, (Object) null, value == null);
    }

    /// Whether the value, a collection, has the element; an absent collection has none.
    public Evidence contains(Object element) {
        return compare(Operator.CONTAINS, element, Values.contains(value, element));
    }

    public Evidence contains(Fact<?> element) {
        return compare(Operator.CONTAINS, element, Values.contains(value, element.value()));
    }

    public Evidence containsNot(Object element) {
        return compare(Operator.CONTAINS_NOT, element, !Values.contains(value, element));
    }

    /// Whether the value is no greater; numbers by value, times by order. An absent value never is.
    public Evidence atMost(T bound) {
        return compare(Operator.AT_MOST, bound, Values.ordered(value, bound, sign -> sign <= 0));
    }

    public Evidence atMost(Fact<? extends T> bound) {
        return compare(Operator.AT_MOST, bound, Values.ordered(value, bound.value(), sign -> sign <= 0));
    }

    /// Whether the value is no smaller. An absent value never is.
    public Evidence atLeast(T bound) {
        return compare(Operator.AT_LEAST, bound, Values.ordered(value, bound, sign -> sign >= 0));
    }

    public Evidence atLeast(Fact<? extends T> bound) {
        return compare(Operator.AT_LEAST, bound, Values.ordered(value, bound.value(), sign -> sign >= 0));
    }

    public Evidence lessThan(T bound) {
        return compare(Operator.LESS_THAN, bound, Values.ordered(value, bound, sign -> sign < 0));
    }

    public Evidence lessThan(Fact<? extends T> bound) {
        return compare(Operator.LESS_THAN, bound, Values.ordered(value, bound.value(), sign -> sign < 0));
    }

    public Evidence moreThan(T bound) {
        return compare(Operator.MORE_THAN, bound, Values.ordered(value, bound, sign -> sign > 0));
    }

    public Evidence moreThan(Fact<? extends T> bound) {
        return compare(Operator.MORE_THAN, bound, Values.ordered(value, bound.value(), sign -> sign > 0));
    }

    private Evidence compare(Operator operator, @Nullable Object required, boolean holds) {
        return new Evidence.Comparison(
                name, sources, Json.tree(value), operator, Json.tree(required), null, List.of(), holds);
    }

    private Evidence compare(Operator operator, Fact<?> required, boolean holds) {
        return new Evidence.Comparison(
                name,
                sources,
                Json.tree(value),
                operator,
                Json.tree(required.value()),
                required.name(),
                required.sources(),
                holds);
    }
}
