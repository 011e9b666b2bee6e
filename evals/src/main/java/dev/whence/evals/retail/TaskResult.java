package dev.whence.evals.retail;

import dev.whence.decision.EntityRef;
import java.util.List;
import java.util.NavigableSet;

/// How a task went.
///
/// @param calls those that were sent
/// @param changed the benchmark's entities that are not as they were before the task
/// @param problems all that was not as expected, each in one line; empty if the task passed
record TaskResult(GoldTask task, List<CallResult> calls, NavigableSet<EntityRef> changed, List<String> problems) {

    TaskResult {
        calls = List.copyOf(calls);
        problems = List.copyOf(problems);
    }

    boolean passed() {
        return problems.isEmpty();
    }

    List<CallResult> writes() {
        return calls.stream().filter(CallResult::counts).toList();
    }

    List<CallResult> reads() {
        return calls.stream().filter(call -> !call.counts()).toList();
    }

    long falseRefusals() {
        return calls.stream().filter(CallResult::isFalseRefusal).count();
    }

    long falseAcceptances() {
        return calls.stream().filter(CallResult::isFalseAcceptance).count();
    }
}
