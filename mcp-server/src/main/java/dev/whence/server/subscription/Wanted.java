package dev.whence.server.subscription;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.schema.Shapes;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which decisions a webhook is about. Each list names alternatives, an empty one admits everything, and all four
/// must hold.
///
/// @param outcomes words such as `accepted`; `refused` stands for every refusal
/// @param commands names such as `cancel_pending_order` or `CancelPendingOrder`
/// @param events types such as `OrderCancelled`, of which one must have resulted
/// @param entities what was read or changed: `order:#W1`, or `order` for any of the type
public record Wanted(List<String> outcomes, List<String> commands, List<String> events, List<String> entities) {

    private static final String REFUSED = "refused";

    public Wanted {
        outcomes = List.copyOf(outcomes);
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        entities = List.copyOf(entities);
        outcomes.forEach(Wanted::requireOutcome);
    }

    private static void requireOutcome(String word) {
        List<String> words = Stream.concat(Stream.of(Outcome.values()).map(Outcome::toString), Stream.of(REFUSED))
                .toList();
        if (!words.contains(word)) {
            throw new IllegalArgumentException(
                    "There is no outcome '" + word + "'; there are " + String.join(", ", words));
        }
    }

    boolean includes(Decision decision) {
        return (outcomes.isEmpty() || outcomes.stream().anyMatch(word -> isOutcome(word, decision.outcome())))
                && (commands.isEmpty()
                        || commands.stream()
                                .anyMatch(
                                        name -> isSame(name, decision.command().type())))
                && (events.isEmpty() || decision.events().stream().anyMatch(event -> events.contains(event.type())))
                && (entities.isEmpty() || decision.mentioned().stream().anyMatch(this::isWanted));
    }

    private static boolean isOutcome(String word, Outcome outcome) {
        return word.equals(REFUSED) ? outcome.isRefusal() : word.equals(outcome.toString());
    }

    private static boolean isSame(String name, String type) {
        return name.equals(type) || name.equals(Shapes.snakeCase(type));
    }

    private boolean isWanted(EntityRef entity) {
        return entities.contains(entity.type()) || entities.contains(entity.toString());
    }

    /// In a few words; empty for every decision.
    String inWords() {
        return Stream.of(outcomes, commands, events, entities)
                .filter(list -> !list.isEmpty())
                .map(list -> String.join(" or ", list))
                .collect(Collectors.joining(", "));
    }
}
