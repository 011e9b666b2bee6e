package dev.whence.evals.search.locomo;

import dev.whence.evals.ending.Bar;
import dev.whence.index.query.SearchQuery.Ranking;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What came of the questions.
///
/// @param asked one for each question and way of ranking
public record LocomoScore(List<Asked> asked) {

    private static final double RECALL_AT_10 = 0.75;
    private static final double RECALL_AT_5 = 0.66;

    public LocomoScore {
        asked = List.copyOf(asked);
    }

    /// One question.
    ///
    /// @param dialogue the name of the dialogue it is about
    /// @param ranking by words, by meaning, or by both
    public record Asked(String dialogue, int category, Ranking ranking, Recall recall) {}

    /// The name of a category of questions.
    public static String category(int category) {
        return switch (category) {
            case 1 -> "1 multi-hop";
            case 2 -> "2 temporal";
            case 3 -> "3 open";
            case 4 -> "4 single-hop";
            default -> category + " other";
        };
    }

    /// What is required.
    public List<Bar> bars() {
        Recall all = all(Ranking.BOTH);
        return List.of(
                Bar.atLeast(RECALL_AT_10, "LoCoMo, recall of turns at 10", all.at10()),
                Bar.atLeast(RECALL_AT_5, "LoCoMo, recall of turns at 5", all.at5()));
    }

    /// Over all questions, ranked so.
    public Recall all(Ranking ranking) {
        return Recall.over(ranked(ranking).map(Asked::recall).toList());
    }

    private Stream<Asked> ranked(Ranking ranking) {
        return asked.stream().filter(one -> one.ranking == ranking);
    }

    /// By a property of the question, in its order.
    public <K extends Comparable<K>> Map<K, Recall> by(Ranking ranking, Function<Asked, K> property) {
        return ranked(ranking)
                .collect(Collectors.groupingBy(
                        property,
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Asked::recall, Collectors.toList()), Recall::over)));
    }
}
