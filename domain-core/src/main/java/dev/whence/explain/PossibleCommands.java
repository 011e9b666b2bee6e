package dev.whence.explain;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the state of an entity allows, and what it forbids by which rule.
///
/// @param version the position of the decision that led to the state; [Position#NONE] if no decision changed it
/// @param exists whether there is such an entity
/// @param commands every command that is about entities of its type, in the order of the domain
public record PossibleCommands(EntityRef entity, Position version, boolean exists, List<PossibleCommand> commands)
        implements Explanation {

    public PossibleCommands {
        commands = List.copyOf(commands);
    }

    @Override
    public List<String> lines() {
        if (!exists) {
            return List.of(entity + " does not exist, so nothing can be done with it."
                    + (version.equals(Position.NONE)
                            ? " No decision ever changed it: check the id."
                            : " The decision at position " + version + " ended it."));
        }
        List<String> lines = new ArrayList<>();
        String possible = commands.stream()
                .filter(PossibleCommand::isPossible)
                .map(PossibleCommand::command)
                .collect(Collectors.joining(", "));
        lines.add("The state of " + entity + " at version " + version + " allows "
                + (possible.isEmpty() ? "no command" : possible) + ".");
        Map<String, List<String>> forbidden = new LinkedHashMap<>();
        commands.stream()
                .filter(command -> !command.isPossible())
                .forEach(command -> forbidden
                        .computeIfAbsent(forbidding(command), absent -> new ArrayList<>())
                        .add(command.command()));
        forbidden.forEach((rules, together) -> lines.add("- " + String.join(", ", together)
                + (together.size() == 1 ? " is" : " are") + " forbidden by " + rules + "."));
        return lines;
    }

    private static String forbidding(PossibleCommand command) {
        return command.forbiddenBy().stream()
                .map(check -> check.rule() + " (" + Sentences.of(check) + ")")
                .collect(Collectors.joining("; "));
    }
}
