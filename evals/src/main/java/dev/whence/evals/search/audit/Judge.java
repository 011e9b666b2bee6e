package dev.whence.evals.search.audit;

import dev.whence.evals.search.audit.AuditEval.Judgement;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.question.Answer;
import dev.whence.index.question.Answer.Result;
import dev.whence.index.question.HistoryQuestions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Compares answers with right ones: all decisions on all pages, every group, and numbers to half a cent.
final class Judge {

    private static final double HALF_A_CENT = 0.005;
    private static final int SHOWN = 12;

    private final HistoryQuestions questions;

    Judge(HistoryQuestions questions) {
        this.questions = questions;
    }

    Judgement of(Expected expected, Answer answer) {
        if (expected instanceof Expected.AnyOf anyOf) {
            List<Judgement> each =
                    anyOf.forms().stream().map(form -> of(form, answer)).toList();
            return each.stream().filter(Judgement::right).findFirst().orElseGet(each::getFirst);
        }
        return switch (answer.result()) {
            case Result.Hits hits -> hits(expected, answer, hits.page());
            case Result.Figures figures -> figures(expected, figures.aggregate());
        };
    }

    private Judgement hits(Expected expected, Answer answer, SearchPage page) {
        return switch (expected) {
            case Expected.Decisions decisions -> {
                List<Long> found =
                        page.total() > decisions.positions().size() + 500 ? positions(page) : everyPage(answer, page);
                yield new Judgement(
                        page.total() == found.size() && new HashSet<>(found).equals(decisions.positions()),
                        page.total() + " decisions where "
                                + decisions.positions().size() + " are right");
            }
            case Expected.InOrder inOrder ->
                new Judgement(
                        positions(page).equals(inOrder.positions()),
                        "decisions " + some(positions(page)) + " where " + some(inOrder.positions()) + " are right");
            case Expected.Figure number ->
                new Judgement(
                        !page.hits().isEmpty()
                                && same(number.value(), page.hits().getFirst().score()),
                        page.total() + " decisions where " + number.value() + " is right");
            case Expected.Groups _, Expected.Top _ -> new Judgement(false, page.total() + " decisions, and no groups");
            case Expected.Refusal _, Expected.AnyOf _ -> new Judgement(false, page.total() + " decisions");
        };
    }

    private static String some(List<Long> positions) {
        return positions.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static List<Long> positions(SearchPage page) {
        return page.hits().stream()
                .map(SearchHit::position)
                .map(position -> position.value())
                .toList();
    }

    private List<Long> everyPage(Answer answer, SearchPage first) {
        List<Long> positions = new ArrayList<>(positions(first));
        SearchPage page = first;
        while (page.next() != null) {
            page = ((Result.Hits)
                            questions.answer(answer.query().from(page.next())).result())
                    .page();
            positions.addAll(positions(page));
        }
        return positions;
    }

    private static Judgement figures(Expected expected, Aggregate aggregate) {
        Map<String, Double> groups = new HashMap<>();
        aggregate
                .groups()
                .forEach(group -> groups.put(
                        String.join(" | ", group.keys()), Objects.requireNonNullElse(group.value(), Double.NaN)));
        return switch (expected) {
            case Expected.Figure number ->
                new Judgement(
                        groups.size() == 1
                                && same(
                                        number.value(),
                                        groups.values().iterator().next()),
                        shown(groups) + " where " + number.value() + " is right");
            case Expected.Groups right ->
                new Judgement(
                        aggregate.groupCount() == groups.size() && isSame(right.values(), groups),
                        shown(groups) + " where " + right.values() + " is right");
            case Expected.Top top ->
                new Judgement(isTop(top, groups), shown(groups) + " where the " + top.count() + " largest are right");
            case Expected.Decisions decisions ->
                new Judgement(
                        decisions.positions().isEmpty() && aggregate.decisions() == 0, "figures: " + shown(groups));
            case Expected.InOrder _, Expected.Refusal _, Expected.AnyOf _ ->
                new Judgement(false, "figures: " + shown(groups));
        };
    }

    private static String shown(Map<String, Double> groups) {
        return groups.entrySet().stream()
                .limit(SHOWN)
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static boolean isSame(Map<String, BigDecimal> right, Map<String, Double> found) {
        return right.keySet().equals(found.keySet())
                && right.entrySet().stream()
                        .allMatch(entry -> same(entry.getValue(), found.getOrDefault(entry.getKey(), Double.NaN)));
    }

    /// Each group has its figure, and together they are the largest there are.
    private static boolean isTop(Expected.Top top, Map<String, Double> found) {
        List<BigDecimal> largest = top.all().values().stream()
                .sorted((one, other) -> other.compareTo(one))
                .limit(top.count())
                .toList();
        List<Double> values = found.values().stream()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
        return values.size() == largest.size()
                && found.entrySet().stream()
                        .allMatch(entry -> top.all().containsKey(entry.getKey())
                                && same(top.all().getOrDefault(entry.getKey(), BigDecimal.ZERO), entry.getValue()))
                && java.util.stream.IntStream.range(0, values.size())
                        .allMatch(i -> same(largest.get(i), values.get(i)));
    }

    private static boolean same(BigDecimal right, double found) {
        return Math.abs(right.doubleValue() - found) < Math.max(HALF_A_CENT, 1e-7 * Math.abs(found));
    }
}
