package dev.whence.explain.flip;

import dev.whence.decision.Decision;
import java.util.List;

/// What would flip a refusal.
///
/// @param verdict the decision as it comes out without any change
/// @param sets the smallest sets of changes that flip it, each verified by deciding again; empty if none was found
/// @param mostChanges how many changes at a time were tried
/// @param exhausted whether all that follows from the evidence was tried, rather than a part of it
public record Flips(Decision verdict, List<List<Change>> sets, int mostChanges, boolean exhausted) {

    public Flips {
        sets = sets.stream().map(List::copyOf).toList();
    }
}
