package dev.whence.index.question;

import dev.whence.decision.Decision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Collects questions to the claims office, in many wordings, with what is right.
abstract class OfficeQuestions {

    /// What is right.
    sealed interface Right {
        record These(SortedSet<Long> positions) implements Right {}

        record InOrder(List<Long> positions) implements Right {}

        record Groups(Map<String, Double> values) implements Right {}

        record Figure(double value) implements Right {}
    }

    record Asked(String kind, String text, Right right) {
        @Override
        public String toString() {
            return kind + ": " + text;
        }
    }

    final List<Decision> history;
    private final List<Asked> asked = new ArrayList<>();

    OfficeQuestions(List<Decision> history) {
        this.history = history;
    }

    static List<Asked> of(List<Decision> history) {
        List<Asked> all = new ArrayList<>();
        for (OfficeQuestions questions : List.of(
                new OfficeWho(history),
                new OfficeWhat(history),
                new OfficeWhen(history),
                new OfficeRecurring(history),
                new OfficeFigures(history),
                new OfficeGroups(history),
                new OfficeShares(history),
                new OfficeMembers(history),
                new OfficeWordings(history),
                new OfficeIdioms(history))) {
            questions.ask();
            all.addAll(questions.asked);
        }
        return all;
    }

    /// Asks all questions.
    abstract void ask();

    final void ask(String kind, Right right, String... wordings) {
        for (String wording : wordings) {
            asked.add(new Asked(kind, wording, right));
        }
    }

    final void these(String kind, Predicate<Decision> right, String... wordings) {
        SortedSet<Long> positions = history.stream()
                .filter(right)
                .map(decision -> decision.position().value())
                .collect(Collectors.toCollection(TreeSet::new));
        ask(kind, new Right.These(positions), wordings);
    }

    final void first(String kind, boolean newest, int count, Predicate<Decision> right, String... wordings) {
        Comparator<Long> order = newest ? Comparator.reverseOrder() : Comparator.naturalOrder();
        List<Long> positions = history.stream()
                .filter(right)
                .map(decision -> decision.position().value())
                .sorted(order)
                .limit(count)
                .toList();
        ask(kind, new Right.InOrder(positions), wordings);
    }

    final void largest(
            String kind, boolean largest, int count, String name, Predicate<Decision> right, String... wordings) {
        Comparator<Decision> order = Comparator.comparing(
                decision -> String.valueOf(Office.number(decision, name)),
                (one, other) -> Double.compare(Double.parseDouble(one), Double.parseDouble(other)));
        List<Long> positions = history.stream()
                .filter(right)
                .filter(Office.number(name, value -> true))
                .sorted(largest ? order.reversed() : order)
                .limit(count)
                .map(decision -> decision.position().value())
                .toList();
        ask(kind, new Right.InOrder(positions), wordings);
    }
}
