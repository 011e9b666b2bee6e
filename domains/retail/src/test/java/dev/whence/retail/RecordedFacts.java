package dev.whence.retail;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Position;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the facts of recorded comparisons again, where the record says they were read.
///
/// A fact whose name is a path was read there as it is; one whose name has a space in it was computed from its sources.
final class RecordedFacts {

    /// One side of a comparison.
    record Side(String name, List<String> sources, JsonNode value) {

        boolean isComputed() {
            return name.contains(" ");
        }
    }

    private final Domain domain;
    private final EntityStates states;

    RecordedFacts(Domain domain, EntityStates states) {
        this.domain = domain;
        this.states = states;
    }

    /// Both sides of every comparison that the decision's domain rules made.
    static List<Side> sides(Decision decision) {
        return decision.checks().stream()
                .flatMap(check -> check.evidence() == null
                        ? Stream.<Comparison>of()
                        : check.evidence().comparisons())
                .flatMap(RecordedFacts::sides)
                .toList();
    }

    private static Stream<Side> sides(Comparison comparison) {
        Side left = new Side(comparison.fact(), comparison.sources(), comparison.value());
        return comparison.requiredFact() == null
                ? Stream.of(left)
                : Stream.of(
                        left, new Side(comparison.requiredFact(), comparison.requiredSources(), comparison.required()));
    }

    /// What stands at a source; JSON null if nothing does.
    JsonNode at(String source, Decision decision) {
        int end = source.endsWith("#") ? source.length() - 1 : source.indexOf("#/");
        String whole = source.substring(0, end);
        JsonNode found = switch (whole) {
            case "command" -> decision.command().data();
            case "origin" -> Json.DATA.<JsonNode>valueToTree(decision.origin());
            default -> entity(EntityRef.parse(whole), decision, source.endsWith("#"));
        };
        JsonNode value = source.endsWith("#") ? found : found.at(source.substring(end + 1));
        return value.isMissingNode() ? Json.tree(null) : value;
    }

    private JsonNode entity(EntityRef ref, Decision decision, boolean version) {
        EntityState<?> state = state(
                domain.entityType(ref.type()).orElseThrow(),
                ref,
                decision.boundary().readPosition());
        return version ? Json.tree(versionOf(state)) : Json.tree(state.state());
    }

    private static @Nullable Long versionOf(EntityState<?> state) {
        return state.exists() ? state.version().value() : null;
    }

    private <S> EntityState<S> state(EntityType<S, ?> type, EntityRef ref, Position asOf) {
        return states.asOf(type, ref, asOf);
    }
}
