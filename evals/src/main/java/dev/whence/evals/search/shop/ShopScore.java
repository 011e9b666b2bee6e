package dev.whence.evals.search.shop;

import dev.whence.index.query.SearchQuery.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the queries of the shop's relevance set were answered.
///
/// @param asked one for each query and way of ranking
public record ShopScore(List<Asked> asked) {

    /// The ways of ranking, from the plainest.
    public static final List<Ranking> RANKINGS = List.of(Ranking.WORDS, Ranking.MEANING, Ranking.BOTH);

    /// The names of the figures, in their order.
    public static final List<String> FIGURES = List.of("nDCG@10", "recall@10", "MRR");

    public ShopScore {
        asked = List.copyOf(asked);
    }

    /// One query, ranked in one way.
    ///
    /// @param kind where the record says what is meant
    /// @param meant how many decisions are
    public record Asked(String text, String kind, long meant, Ranking ranking, Figures figures) {}

    /// Over all queries, ranked so.
    public Figures all(Ranking ranking) {
        return over(ranking, one -> true);
    }

    /// By kind of query, ranked so.
    public Map<String, Figures> byKind(Ranking ranking) {
        Function<String, Figures> ofKind = kind -> over(ranking, one -> one.kind.equals(kind));
        return asked.stream()
                .map(Asked::kind)
                .distinct()
                .collect(Collectors.toMap(kind -> kind, ofKind, (one, same) -> one, TreeMap::new));
    }

    private Figures over(Ranking ranking, Predicate<Asked> some) {
        return Figures.over(asked.stream()
                .filter(one -> one.ranking == ranking)
                .filter(some)
                .map(Asked::figures)
                .toList());
    }

    /// The figures, for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %7s  %-20s %-20s %-20s",
                "shop, nDCG@10 recall@10 MRR",
                "",
                "words",
                "meaning",
                "both"));
        byKind(Ranking.BOTH)
                .forEach((kind, both) -> lines.add(
                        line(kind, both.queries(), ranking -> byKind(ranking).getOrDefault(kind, both))));
        lines.add(line("all", all(Ranking.BOTH).queries(), this::all));
        return lines;
    }

    private static String line(String name, int queries, Function<Ranking, Figures> figures) {
        return String.format(Locale.ROOT, "%-18s %7d  ", name, queries)
                + RANKINGS.stream()
                        .map(figures)
                        .map(each -> each.each()
                                .map(figure -> String.format(Locale.ROOT, "%.3f", figure))
                                .collect(Collectors.joining(" ")))
                        .collect(Collectors.joining("    "));
    }

    /// The queries of which nothing that was meant is among the first ten, for people.
    public Stream<String> failureLines() {
        return asked.stream()
                .filter(one -> one.ranking == Ranking.BOTH && one.figures.recall() == 0)
                .map(one -> "shop, " + one.kind + ": " + one.text + "\n    none of " + one.meant
                        + " decisions that were meant is among the first ten");
    }
}
