package dev.whence.index.search;

import dev.whence.decision.Decision;
import dev.whence.index.document.Findable;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.log.LogEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Says by which of its own values a decision fulfils a filter.
public final class MatchReasons {

    private MatchReasons() {}

    /// For each positive condition the name and the value of the decision: `outcome rejected`, `amount 536.65`.
    public static List<String> of(Decision decision, SearchFilter filter) {
        List<String> reasons = new ArrayList<>();
        filter.exact().forEach((field, asked) -> {
            Set<String> forms =
                    asked.stream().map(field::form).collect(java.util.stream.Collectors.toUnmodifiableSet());
            field.values(decision).stream()
                    .filter(value -> field.forms(decision, value).stream().anyMatch(forms::contains))
                    .forEach(value -> reasons.add(name(field) + " " + value));
        });
        filter.present()
                .forEach(field -> field.values(decision).forEach(value -> reasons.add(name(field) + " " + value)));
        if (!filter.numbers().isEmpty()) {
            addNumbers(decision, filter, reasons);
        }
        return reasons.stream().distinct().toList();
    }

    private static String name(ExactField field) {
        return field.word().replace('_', ' ');
    }

    private static void addNumbers(Decision decision, SearchFilter filter, List<String> reasons) {
        Findable findable = Findable.of(new LogEntry.Decided(decision), new Vocabulary("", 0, java.util.Map.of()));
        for (NumberRange range : filter.numbers()) {
            findable.numbers().getOrDefault(range.name(), Set.of()).stream()
                    .filter(value -> isIn(value, range))
                    .forEach(value -> reasons.add(range.name().replace('_', ' ') + " "
                            + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()));
        }
    }

    private static boolean isIn(double value, NumberRange range) {
        return isAbove(value, range.least(), range.leastIncluded())
                && isBelow(value, range.most(), range.mostIncluded());
    }

    private static boolean isAbove(double value, @Nullable BigDecimal least, boolean included) {
        return least == null || value > least.doubleValue() || included && value >= least.doubleValue();
    }

    private static boolean isBelow(double value, @Nullable BigDecimal most, boolean included) {
        return most == null || value < most.doubleValue() || included && value <= most.doubleValue();
    }
}
