package dev.whence.decision;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// The tree of conditions that a rule evaluated, whole, with what each of them saw.
@JsonSerialize(using = EvidenceJson.Writer.class)
@JsonDeserialize(using = EvidenceJson.Reader.class)
public sealed interface Evidence {

    /// Whether the condition is true.
    boolean holds();

    /// Every comparison in this tree, from left to right.
    default Stream<Comparison> comparisons() {
        return switch (this) {
            case Comparison comparison -> Stream.of(comparison);
            case AllOf all -> all.conditions().stream().flatMap(Evidence::comparisons);
            case AnyOf any -> any.conditions().stream().flatMap(Evidence::comparisons);
            case ForEach each ->
                each.items().stream().flatMap(item -> item.evidence().comparisons());
        };
    }

    /// The comparisons that make this condition false: none if it holds.
    default Stream<Comparison> failures() {
        if (holds()) {
            return Stream.of();
        }
        return switch (this) {
            case Comparison comparison -> Stream.of(comparison);
            case AllOf all -> all.conditions().stream().flatMap(Evidence::failures);
            case AnyOf any -> any.conditions().stream().flatMap(Evidence::failures);
            case ForEach each ->
                each.items().stream().flatMap(item -> item.evidence().failures());
        };
    }

    /// Those of the failures each of which alone makes this condition false: not the alternatives of one that
    /// would do.
    default Stream<Comparison> necessaryFailures() {
        if (holds()) {
            return Stream.of();
        }
        return switch (this) {
            case Comparison comparison -> Stream.of(comparison);
            case AllOf all -> all.conditions().stream().flatMap(Evidence::necessaryFailures);
            case AnyOf any ->
                any.conditions().size() == 1 ? any.conditions().getFirst().necessaryFailures() : Stream.of();
            case ForEach each ->
                each.items().stream().flatMap(item -> item.evidence().necessaryFailures());
        };
    }

    /// One fact compared with what is required of it.
    ///
    /// @param fact the fact's name, for example `order.status`
    /// @param sources where its value was read, each `entity#/json/pointer`, `command#/…` or `origin#/…`; several
    ///     for a computed fact, none for a constant
    /// @param value the value that was seen; JSON null if there was none
    /// @param required the value it was compared with; JSON null for presence and absence
    /// @param requiredFact the name of the fact that gave `required`, if a fact gave it
    /// @param requiredSources where that fact was read
    record Comparison(
            String fact,
            List<String> sources,
            JsonNode value,
            Operator operator,
            JsonNode required,
            @Nullable String requiredFact,
            List<String> requiredSources,
            boolean holds)
            implements Evidence {

        public Comparison {
            sources = List.copyOf(sources);
            requiredSources = List.copyOf(requiredSources);
        }
    }

    /// True if every condition is true; true if there are none.
    record AllOf(List<Evidence> conditions, boolean holds) implements Evidence {

        public AllOf(List<Evidence> conditions) {
            this(List.copyOf(conditions), conditions.stream().allMatch(Evidence::holds));
        }
    }

    /// True if at least one condition is true; false if there are none.
    record AnyOf(List<Evidence> conditions, boolean holds) implements Evidence {

        public AnyOf(List<Evidence> conditions) {
            this(List.copyOf(conditions), conditions.stream().anyMatch(Evidence::holds));
        }
    }

    /// True if the condition is true of every item; true if there are none.
    ///
    /// @param fact the name of the list that was gone through, for example `command.item_ids`
    record ForEach(String fact, List<Item> items, boolean holds) implements Evidence {

        public ForEach(String fact, List<Item> items) {
            this(
                    fact,
                    List.copyOf(items),
                    items.stream().allMatch(item -> item.evidence().holds()));
        }

        /// The condition evaluated for one item.
        ///
        /// @param item what names the item, for example its id
        public record Item(String item, Evidence evidence) {}
    }
}
