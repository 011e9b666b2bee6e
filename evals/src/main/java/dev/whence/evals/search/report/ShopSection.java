package dev.whence.evals.search.report;

import dev.whence.evals.search.shop.Figures;
import dev.whence.evals.search.shop.ShopScore;
import dev.whence.index.query.SearchQuery.Ranking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the report says of the shop's relevance set.
final class ShopSection {

    private ShopSection() {}

    static void add(ShopScore score, Page page) {
        BarPlot plot = new BarPlot("Decisions that were meant", ShopScore.FIGURES);
        for (Ranking ranking : ShopScore.RANKINGS) {
            plot = plot.with(word(ranking), score.all(ranking).each().toList());
        }
        Map<String, Figures> byKind = new LinkedHashMap<>(score.byKind(Ranking.BOTH));
        byKind.put("all", score.all(Ranking.BOTH));
        page.heading("The shop: decisions that are told in other words than the record's")
                .text(score.all(Ranking.BOTH).queries()
                        + " queries over the demonstration's history, by where the record says what is meant.")
                .plot(plot)
                .table(
                        columns(),
                        byKind.keySet().stream().map(kind -> row(score, kind)).toList());
    }

    private static List<String> columns() {
        Stream<String> figures = ShopScore.RANKINGS.stream()
                .flatMap(ranking -> ShopScore.FIGURES.stream().map(figure -> word(ranking) + " " + figure));
        return Stream.concat(Stream.of("", "queries"), figures).toList();
    }

    private static List<String> row(ShopScore score, String kind) {
        Function<Ranking, Figures> figures = ranking -> score.byKind(ranking).getOrDefault(kind, score.all(ranking));
        Stream<String> all = ShopScore.RANKINGS.stream()
                .map(figures)
                .flatMap(Figures::each)
                .map(figure -> String.format(Locale.ROOT, "%.3f", figure));
        return Stream.concat(
                        Stream.of(
                                kind,
                                Integer.toString(figures.apply(Ranking.BOTH).queries())),
                        all)
                .toList();
    }

    private static String word(Ranking ranking) {
        return ranking.name().toLowerCase(Locale.ROOT);
    }
}
