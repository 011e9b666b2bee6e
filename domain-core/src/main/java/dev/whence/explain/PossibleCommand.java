package dev.whence.explain;

import dev.whence.decision.Check;
import java.util.List;

/// Whether an entity's state allows a command. Rules that look at more than the state are not asked.
///
/// @param command the command's name in `snake_case`
/// @param forbiddenBy the checks that fail; empty if it is possible
public record PossibleCommand(String command, List<Check> forbiddenBy) {

    public PossibleCommand {
        forbiddenBy = List.copyOf(forbiddenBy);
    }

    public boolean isPossible() {
        return forbiddenBy.isEmpty();
    }
}
