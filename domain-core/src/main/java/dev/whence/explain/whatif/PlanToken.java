package dev.whence.explain.whatif;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.proof.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/// Binds commands to the versions of all that they read: as long as both are the same, so is the token.
///
/// @param text the written form, for example `plan-5f2c…`
public record PlanToken(String text) {

    private static final int SHOWN_BYTES = 16;

    /// The token of commands that were decided one after the other.
    ///
    /// @param versions what they read and existed, at the versions from which the plan starts
    static PlanToken of(List<Decision> steps, SortedMap<EntityRef, Position> versions) {
        StringBuilder plan = new StringBuilder();
        for (Decision step : steps) {
            plan.append(step.command().type())
                    .append('\n')
                    .append(step.command().data())
                    .append('\n')
                    .append(step.outcome())
                    .append('\n');
        }
        versions.forEach((entity, version) ->
                plan.append(entity).append('@').append(version).append('\n'));
        return new PlanToken("plan-" + HexFormat.of().formatHex(Sha256.of(plan.toString()), 0, SHOWN_BYTES));
    }

    @Override
    public String toString() {
        return text;
    }
}
