package dev.whence.decision;

/// The words that stand for constants in the recorded form.
final class Words {

    private Words() {}

    static String of(Verdict verdict) {
        return switch (verdict) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case NOT_EVALUATED -> "not-evaluated";
            case ERROR -> "error";
        };
    }

    static Verdict verdict(String word) {
        return switch (word) {
            case "holds" -> Verdict.HOLDS;
            case "fails" -> Verdict.FAILS;
            case "not-evaluated" -> Verdict.NOT_EVALUATED;
            case "error" -> Verdict.ERROR;
            default -> throw unknown(word, "verdict");
        };
    }

    static RuleKind ruleKind(String word) {
        return switch (word) {
            case "form" -> RuleKind.FORM;
            case "guard" -> RuleKind.GUARD;
            case "invariant" -> RuleKind.INVARIANT;
            default -> throw unknown(word, "kind of rule");
        };
    }

    static Outcome outcome(String word) {
        return switch (word) {
            case "accepted" -> Outcome.ACCEPTED;
            case "rejected" -> Outcome.REJECTED;
            case "invalid" -> Outcome.INVALID;
            case "conflicted" -> Outcome.CONFLICTED;
            case "failed" -> Outcome.FAILED;
            case "observed" -> Outcome.OBSERVED;
            default -> throw unknown(word, "outcome");
        };
    }

    private static IllegalArgumentException unknown(String word, String what) {
        return new IllegalArgumentException("'" + word + "' is not a recorded " + what);
    }
}
