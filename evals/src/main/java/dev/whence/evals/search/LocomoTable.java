package dev.whence.evals.search;

import dev.whence.evals.search.locomo.LocomoScore;
import dev.whence.evals.search.locomo.Recall;
import java.io.PrintWriter;
import java.util.Locale;

/// What came of the dialogues' questions, for people.
final class LocomoTable {

    private LocomoTable() {}

    static void print(LocomoScore score, PrintWriter out) {
        out.printf(Locale.ROOT, "%-24s %9s %9s %9s %9s%n", "LoCoMo", "questions", "recall@5", "recall@10", "MRR");
        score.by(LocomoScore.Asked::dialogue).forEach((name, recall) -> line(name, recall, out));
        score.by(asked -> category(asked.category())).forEach((name, recall) -> line(name, recall, out));
        line("all", score.all(), out);
        out.println();
    }

    private static void line(String what, Recall recall, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%-24s %9d %9.3f %9.3f %9.3f%n",
                what,
                recall.questions(),
                recall.at5(),
                recall.at10(),
                recall.reciprocalRank());
    }

    private static String category(int category) {
        return switch (category) {
            case 1 -> "1 multi-hop";
            case 2 -> "2 temporal";
            case 3 -> "3 open";
            case 4 -> "4 single-hop";
            default -> category + " other";
        };
    }
}
