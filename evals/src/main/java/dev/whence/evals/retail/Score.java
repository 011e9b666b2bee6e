package dev.whence.evals.retail;

import java.util.List;

/// How all tasks went together.
record Score(List<TaskResult> tasks) {

    Score {
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

    /// The bar: every task passes, nothing is refused or accepted that should not be.
    boolean meetsBar() {
        return passed() == tasks.size() && falseRefusals() == 0 && falseAcceptances() == 0;
    }

    /// The result in one line.
    String line() {
        return "retail: %d/%d tasks, %d false refusals, %d false acceptances"
                .formatted(passed(), tasks.size(), falseRefusals(), falseAcceptances());
    }
}
