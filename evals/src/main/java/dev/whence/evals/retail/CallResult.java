package dev.whence.evals.retail;

/// A call of the benchmark that was sent, with what came back.
///
/// @param number its place in the task, from 1
/// @param counts whether its outcome counts: it is a write
record CallResult(int number, GoldCall call, boolean counts, Answer answer) {

    /// Whether Whence refused what the benchmark accepts.
    boolean isFalseRefusal() {
        return counts && call.ok() && !(answer instanceof Answer.Accepted);
    }

    /// Whether Whence accepted what the benchmark refuses.
    boolean isFalseAcceptance() {
        return counts && !call.ok() && answer instanceof Answer.Accepted;
    }

    /// Whether it came out as the benchmark says; a breakdown is never expected.
    boolean isAsExpected() {
        return switch (answer) {
            case Answer.Accepted _ -> call.ok();
            case Answer.Refused _ -> !call.ok();
            case Answer.Broken _ -> false;
        };
    }

    /// The call and what was wrong with its outcome.
    String problem() {
        String expected = call.ok() ? "to be accepted" : "to be refused (" + call.error() + ")";
        String found = switch (answer) {
            case Answer.Accepted accepted -> "was accepted: " + accepted.text();
            case Answer.Refused refused -> "was refused: " + refused.text();
            case Answer.Broken broken -> "broke: " + broken.text();
        };
        return "call %d, %s %s, was expected %s and %s"
                .formatted(number, call.name(), call.arguments(), expected, found);
    }
}
