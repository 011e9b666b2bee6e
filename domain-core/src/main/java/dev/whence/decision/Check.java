package dev.whence.decision;

import org.jspecify.annotations.Nullable;

/// One rule evaluated for one command.
///
/// @param rule the rule's name, for example `order-is-pending`
/// @param kind where the rule comes from
/// @param version the rule's version when it was checked
/// @param statement the rule as a sentence
/// @param verdict what came of it
/// @param evidence the conditions as they were evaluated; present if and only if the verdict is holds or fails
/// @param because why it was not evaluated, or the error; present if and only if there is no evidence
public record Check(
        String rule,
        RuleKind kind,
        int version,
        String statement,
        Verdict verdict,
        @Nullable Evidence evidence,
        @Nullable String because) {

    public Check {
        if ((evidence == null) == (because == null)) {
            throw new IllegalArgumentException(
                    "Check of " + rule + " needs either evidence or a cause why there is none, not both");
        }
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }
}
