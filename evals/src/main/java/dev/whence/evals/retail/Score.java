package dev.whence.evals.retail;

import java.util.List;

/// How the import and all tasks went together.
///
/// @param importProblems what of the imported shop is not as the benchmark wrote it, each in one line
record Score(List<String> importProblems, List<TaskResult> tasks) {

    Score {
        importProblems = List.copyOf(importProblems);
        tasks = List.copyOf(tasks);
    }

    long passed() {
        return tasks.stream().filter(TaskResult::passed).count();
    }

    long falseRefusals() {
        return tasks.stream().mapToLong(TaskResult::falseRefusals).sum();
    }

    long falseAcceptances() {
        return tasks.stream().mapToLong(TaskResult::falseAcceptances).sum();
    }

    /// The bar: the import is right, every task passes, nothing is refused or accepted that should not be.
    boolean meetsBar() {
        return importProblems.isEmpty() && passed() == tasks.size() && falseRefusals() == 0 && falseAcceptances() == 0;
    }

    /// The result in one line.
    String line() {
        return "retail: %d/%d tasks, %d false refusals, %d false acceptances"
                .formatted(passed(), tasks.size(), falseRefusals(), falseAcceptances());
    }
}
