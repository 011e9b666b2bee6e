package dev.whence.model;

import dev.whence.decision.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Puts conditions together. Every part is evaluated and recorded, whatever the others say.
public final class Conditions {

    private Conditions() {}

    /// True if all are true.
    public static Evidence allOf(Evidence... conditions) {
        return new Evidence.AllOf(List.of(conditions));
    }

    public static Evidence allOf(List<Evidence> conditions) {
        return new Evidence.AllOf(conditions);
    }

    /// True if at least one is true.
    public static Evidence anyOf(Evidence... conditions) {
        return new Evidence.AnyOf(List.of(conditions));
    }

    public static Evidence anyOf(List<Evidence> conditions) {
        return new Evidence.AnyOf(conditions);
    }

    /// True if the condition is true of every element of the fact's list.
    ///
    /// @param condition gets each element; the element's text names it in the record
    public static <T> Evidence forEach(Fact<? extends List<T>> list, Function<? super T, Evidence> condition) {
        return forEach(list, Objects::toString, condition);
    }

    /// The same with a name for each element, for example its id.
    public static <T> Evidence forEach(
            Fact<? extends List<T>> list, Function<? super T, String> label, Function<? super T, Evidence> condition) {
        List<T> elements = list.value() == null ? List.of() : list.value();
        return new Evidence.ForEach(
                list.name(),
                elements.stream()
                        .map(element -> new Evidence.ForEach.Item(label.apply(element), condition.apply(element)))
                        .toList());
    }
}
