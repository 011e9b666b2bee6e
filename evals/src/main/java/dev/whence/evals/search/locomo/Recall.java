package dev.whence.evals.search.locomo;

import dev.whence.evals.search.locomo.Dialogue.Turn;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How much of the evidence was found, on average over questions.
///
/// @param questions how many were asked
/// @param at5 the share of a question's evidence among the first five turns found
/// @param at10 the same among the first ten
/// @param reciprocalRank one divided by the place of the first evidence found; 0 if it is not among those asked for
public record Recall(int questions, double at5, double at10, double reciprocalRank) {

    /// Of one question.
    static Recall of(List<Turn> evidence, List<Turn> found) {
        int first = found.stream()
                .filter(evidence::contains)
                .findFirst()
                .map(found::indexOf)
                .orElse(-1);
        return new Recall(1, share(evidence, found, 5), share(evidence, found, 10), first < 0 ? 0 : 1.0 / (first + 1));
    }

    private static double share(List<Turn> evidence, List<Turn> found, int places) {
        List<Turn> top = found.subList(0, Math.min(places, found.size()));
        return evidence.stream().filter(top::contains).count() / (double) evidence.size();
    }

    /// Over all of these together.
    static Recall over(Collection<Recall> parts) {
        return new Recall(
                parts.stream().mapToInt(Recall::questions).sum(),
                mean(parts, Recall::at5),
                mean(parts, Recall::at10),
                mean(parts, Recall::reciprocalRank));
    }

    private static double mean(Collection<Recall> parts, ToDoubleFunction<Recall> figure) {
        int questions = parts.stream().mapToInt(Recall::questions).sum();
        return parts.stream()
                        .mapToDouble(part -> part.questions * figure.applyAsDouble(part))
                        .sum()
                / Math.max(1, questions);
    }
}
