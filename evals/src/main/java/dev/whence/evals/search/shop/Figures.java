package dev.whence.evals.search.shop;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How well relevant decisions were found, on average over queries.
///
/// @param queries how many
/// @param ndcg normalized discounted cumulative gain of the first ten: 1 if no order of the history is better
/// @param recall decisions that were meant among the first ten, of ten or as many as there are
/// @param reciprocalRank one divided by the place of the first decision that was meant; 0 if it is not among those
///     asked for
public record Figures(int queries, double ndcg, double recall, double reciprocalRank) {

    private static final int PLACES = 10;

    /// Of one query.
    ///
    /// @param found the positions found, best first
    static Figures of(ShopQuery query, List<Long> found) {
        List<Integer> grades = found.stream().map(query::grade).toList();
        List<Integer> best = query.grades().values().stream()
                .sorted((one, other) -> other - one)
                .toList();
        int first = grades.indexOf(ShopQuery.MEANT);
        long inTime = grades.stream()
                .limit(PLACES)
                .filter(grade -> grade == ShopQuery.MEANT)
                .count();
        return new Figures(
                1,
                gain(grades) / gain(best),
                inTime / (double) Math.min(PLACES, query.meant()),
                first < 0 ? 0 : 1.0 / (first + 1));
    }

    private static double gain(List<Integer> grades) {
        return IntStream.range(0, Math.min(PLACES, grades.size()))
                .mapToDouble(i -> (Math.pow(2, grades.get(i)) - 1) * Math.log(2) / Math.log(i + 2.0))
                .sum();
    }

    /// Over all of these together.
    static Figures over(Collection<Figures> parts) {
        return new Figures(
                parts.stream().mapToInt(Figures::queries).sum(),
                mean(parts, Figures::ndcg),
                mean(parts, Figures::recall),
                mean(parts, Figures::reciprocalRank));
    }

    private static double mean(Collection<Figures> parts, ToDoubleFunction<Figures> figure) {
        return parts.stream().mapToDouble(figure).average().orElse(0);
    }

    /// The three of them, in the order above.
    public Stream<Double> each() {
        return Stream.of(ndcg, recall, reciprocalRank);
    }
}
