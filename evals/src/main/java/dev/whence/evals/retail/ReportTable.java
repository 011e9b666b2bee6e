package dev.whence.evals.retail;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// The result as a table for people: a line for each task, the failures in full, and the score in the last line.
final class ReportTable {

    private static final List<String> HEADINGS = List.of("task", "calls", "writes", "outcome", "changed", "verdict");

    private ReportTable() {}

    static void print(Score score, PrintWriter out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        score.tasks().forEach(task -> rows.add(row(task)));
        int[] widths = widths(rows);
        rows.forEach(row -> out.println(padded(row, widths)));
        score.tasks().stream().filter(task -> !task.passed()).forEach(task -> printFailure(task, out));
        score.importProblems().stream().limit(1).forEach(problem -> {
            out.println();
            out.println("the import failed in " + score.importProblems().size() + " places, first: " + problem);
        });
        out.println();
        out.println(reads(score));
        out.println(score.line());
    }

    private static List<String> row(TaskResult task) {
        long asExpected =
                task.writes().stream().filter(CallResult::isAsExpected).count();
        return List.of(
                task.task().id(),
                Integer.toString(task.task().calls().size()),
                Integer.toString(task.writes().size()),
                task.writes().isEmpty() ? "-" : asExpected + "/" + task.writes().size() + " as expected",
                task.changed().size() + (task.task().knownUpstreamBug() ? " (not compared)" : ""),
                task.passed() ? "pass" : "FAIL");
    }

    private static void printFailure(TaskResult task, PrintWriter out) {
        out.println();
        out.println("task " + task.task().id() + " failed: " + task.problems().getFirst());
        int more = task.problems().size() - 1;
        if (more > 0) {
            out.println("  and " + more + " more; --json FILE writes them all");
        }
    }

    private static String reads(Score score) {
        List<CallResult> reads =
                score.tasks().stream().flatMap(task -> task.reads().stream()).toList();
        long asExpected = reads.stream().filter(CallResult::isAsExpected).count();
        long leftOut = score.tasks().stream()
                .mapToLong(task -> task.task().calls().size() - task.calls().size())
                .sum();
        return "Not scored: %d of %d reads came out as in the benchmark; %d calls have no equivalent and were left out."
                .formatted(asExpected, reads.size(), leftOut);
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[HEADINGS.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return widths;
    }

    private static String padded(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(row.get(column))
                    .repeat(' ', widths[column] - row.get(column).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
