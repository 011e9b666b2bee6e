package dev.whence.evals.search.report;

import dev.whence.evals.ending.Bar;
import dev.whence.evals.search.audit.AuditScore;
import dev.whence.evals.search.locomo.LocomoScore;
import dev.whence.evals.search.locomo.LocomoScore.Asked;
import dev.whence.evals.search.locomo.Recall;
import dev.whence.evals.search.shop.ShopScore;
import dev.whence.evals.search.time.TimeScore;
import dev.whence.index.query.SearchQuery.Ranking;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an evaluation of the search came to, as one HTML page.
///
/// @param bars what was required
/// @param audit how questions over the demonstration's history were answered; null if they were not asked
/// @param shop how the shop's relevance set was answered; null if it was not asked
/// @param time how time expressions were read; null if they were not
/// @param locomo how questions about dialogues were answered; null if they were not asked
public record SearchReport(
        List<Bar> bars,
        @Nullable AuditScore audit,
        @Nullable ShopScore shop,
        @Nullable TimeScore time,
        @Nullable LocomoScore locomo) {

    private static final List<Ranking> RANKINGS = List.of(Ranking.WORDS, Ranking.MEANING, Ranking.BOTH);

    public SearchReport {
        bars = List.copyOf(bars);
    }

    /// The page. Needs nothing beside it.
    public String html() {
        Page page = new Page("How well the history is searched");
        page.heading("What is required")
                .table(
                        List.of("figure", "measured", "required", ""),
                        bars.stream().map(SearchReport::row).toList());
        if (locomo != null) {
            add(locomo, page);
        }
        if (shop != null) {
            ShopSection.add(shop, page);
        }
        if (audit != null) {
            add(audit, page);
        }
        if (time != null) {
            add(time, page);
        }
        return page.html();
    }

    private static List<String> row(Bar bar) {
        return List.of(
                bar.what(),
                number(bar.measured()),
                (bar.atLeast() ? "at least " : "at most ") + number(bar.required()),
                bar.met() ? "met" : "MISSED");
    }

    private static void add(LocomoScore score, Page page) {
        page.heading("LoCoMo: turns that answer a question about a long dialogue")
                .text(
                        "The share of a question's evidence among the first 5 and the first 10 turns found, by words alone"
                                + " (BM25), by meaning alone (vectors), and by both together, over "
                                + score.all(Ranking.BOTH).questions() + " questions.")
                .plot(byRanking(score));
        page.plot(byCategory(score));
        page.table(locomoColumns(), locomoRows(score));
    }

    private static BarPlot byRanking(LocomoScore score) {
        BarPlot plot = new BarPlot("Recall of turns", List.of("at 5", "at 10"));
        for (Ranking ranking : RANKINGS) {
            Recall all = score.all(ranking);
            plot = plot.with(plain(ranking), List.of(all.at5(), all.at10()));
        }
        return plot;
    }

    private static BarPlot byCategory(LocomoScore score) {
        Map<Integer, Recall> any = score.by(Ranking.BOTH, Asked::category);
        BarPlot plot = new BarPlot(
                "Recall at 10 by kind of question",
                any.keySet().stream().map(LocomoScore::category).toList());
        for (Ranking ranking : RANKINGS) {
            plot = plot.with(
                    plain(ranking),
                    score.by(ranking, Asked::category).values().stream()
                            .map(Recall::at10)
                            .toList());
        }
        return plot;
    }

    private static List<String> locomoColumns() {
        Stream<String> figures = RANKINGS.stream()
                .flatMap(ranking -> Stream.of("@5", "@10", "MRR").map(f -> plain(ranking) + " " + f));
        return Stream.concat(Stream.of("", "questions"), figures).toList();
    }

    private static List<List<String>> locomoRows(LocomoScore score) {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(locomoRows(score, Asked::dialogue));
        rows.addAll(locomoRows(score, asked -> LocomoScore.category(asked.category())));
        rows.addAll(locomoRows(score, asked -> "all"));
        return rows;
    }

    private static List<List<String>> locomoRows(LocomoScore score, Function<Asked, String> property) {
        Map<Ranking, Map<String, Recall>> by =
                RANKINGS.stream().collect(Collectors.toMap(ranking -> ranking, ranking -> score.by(ranking, property)));
        List<List<String>> rows = new ArrayList<>();
        Objects.requireNonNull(by.get(Ranking.BOTH)).forEach((name, both) -> {
            List<String> row = new ArrayList<>(List.of(name, Integer.toString(both.questions())));
            for (Ranking ranking : RANKINGS) {
                Recall recall = Objects.requireNonNull(
                        Objects.requireNonNull(by.get(ranking)).get(name));
                row.addAll(List.of(number(recall.at5()), number(recall.at10()), number(recall.reciprocalRank())));
            }
            rows.add(row);
        });
        return rows;
    }

    private static void add(AuditScore score, Page page) {
        Map<String, AuditScore.Share> shares = new LinkedHashMap<>();
        score.byKind().forEach((kind, share) -> shares.put(plain(kind), share));
        shares.put("all", score.all());
        shares.put("worked on", score.tuned());
        shares.put("held out", score.heldOut());
        score.blind().forEach(blind -> {
            shares.put(plain(blind.set()) + " blind set", blind.share());
            shares.put(plain(blind.set()) + " blind set, when first asked", blind.atFirst());
        });
        page.heading("Questions over the demonstration's history answered exactly")
                .text(String.format(
                        Locale.ROOT,
                        "Over %,d decisions. 95 of 100 answers took at most %.1f ms.",
                        score.decisions(),
                        score.p95Micros() / 1e3))
                .plot(new BarPlot("Share answered exactly", List.copyOf(shares.keySet()))
                        .with(
                                "exact",
                                shares.values().stream()
                                        .map(AuditScore.Share::value)
                                        .toList()))
                .table(
                        List.of("", "exact", "of", "share"),
                        shares.entrySet().stream()
                                .map(entry -> counted(
                                        entry.getKey(),
                                        entry.getValue().right(),
                                        entry.getValue().all()))
                                .toList());
    }

    private static void add(TimeScore score, Page page) {
        Map<String, TimeScore.Count> counts = new LinkedHashMap<>();
        score.types().forEach(type -> counts.put(type.name(), type.count()));
        counts.put("all", score.all());
        counts.put("worked on", score.workedOn());
        counts.put("the others", score.other());
        page.heading("Time expressions resolved in full")
                .plot(new BarPlot("Share resolved in full", List.copyOf(counts.keySet()))
                        .with(
                                "resolved",
                                counts.values().stream()
                                        .map(TimeScore.Count::share)
                                        .toList()))
                .table(
                        List.of("", "resolved", "of", "share"),
                        counts.entrySet().stream()
                                .map(entry -> counted(
                                        entry.getKey(),
                                        entry.getValue().resolved(),
                                        entry.getValue().of()))
                                .toList());
    }

    private static List<String> counted(String what, int right, int all) {
        return List.of(
                what, Integer.toString(right), Integer.toString(all), all == 0 ? "" : number((double) right / all));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String plain(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
