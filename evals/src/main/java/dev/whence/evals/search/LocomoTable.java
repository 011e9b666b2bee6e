package dev.whence.evals.search;

import dev.whence.evals.search.locomo.LocomoScore;
import dev.whence.evals.search.locomo.Recall;
import dev.whence.index.query.SearchQuery.Ranking;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// What came of the dialogues' questions, for people: words alone, meaning alone and both side by side.
final class LocomoTable {

    private static final String FIGURES = "   @5   @10   MRR";

    private LocomoTable() {}

    static void print(LocomoScore score, PrintWriter out) {
        out.printf(Locale.ROOT, "%-18s %9s  %-20s %-20s %-20s%n", "LoCoMo", "questions", "words", "meaning", "both");
        out.printf(Locale.ROOT, "%-28s  %-20s %-20s %-20s%n", "", FIGURES, FIGURES, FIGURES);
        lines(score, LocomoScore.Asked::dialogue, out);
        lines(score, asked -> LocomoScore.category(asked.category()), out);
        lines(score, asked -> "all", out);
        out.println();
    }

    private static void lines(LocomoScore score, Function<LocomoScore.Asked, String> property, PrintWriter out) {
        Map<String, Recall> words = score.by(Ranking.WORDS, property);
        Map<String, Recall> meaning = score.by(Ranking.MEANING, property);
        score.by(Ranking.BOTH, property)
                .forEach((name, both) -> out.printf(
                        Locale.ROOT,
                        "%-18s %9d  %-20s %-20s %-20s%n",
                        name,
                        both.questions(),
                        figures(Objects.requireNonNull(words.get(name))),
                        figures(Objects.requireNonNull(meaning.get(name))),
                        figures(both)));
    }

    private static String figures(Recall recall) {
        return String.format(Locale.ROOT, "%.3f %.3f %.3f", recall.at5(), recall.at10(), recall.reciprocalRank());
    }
}
