package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.question.Part.Condition;
import java.util.List;

/// Puts parts of a question together as one filter. Used by one thread, for one question.
final class Conditions {

    private final Draft draft;

    Conditions(Draft draft) {
        this.draft = draft;
    }

    /// What fulfils all of the parts.
    ///
    /// @param done whether it is said to have been done, so that what was refused is not meant
    SearchFilter of(List<Part> parts, boolean done) {
        SearchQuery.Builder query = SearchQuery.builder();
        boolean mixedActors = has(ExactField.AGENT, parts) && has(ExactField.ACTOR, parts);
        for (Part part : parts) {
            switch (part.condition()) {
                case Condition.Values values -> add(values, part.negated(), mixedActors, query);
                case Condition.Presence presence -> {
                    if (presence.present() != part.negated()) {
                        query.has(presence.field());
                    } else {
                        query.lacks(presence.field());
                    }
                }
                case Condition.Words phrase -> add(phrase, part.negated(), query);
                case Condition.Positions positions -> add(positions, part.negated(), query);
                case Condition.Numbers _, Condition.Time _, Condition.Recurring _ -> {
                    // below, when the rest is known
                }
            }
        }
        if (done && !asksForOutcome(parts)) {
            query.where(ExactField.OUTCOME, Outcomes.ACCEPTED);
        }
        new TimeBounds(draft, parts).addTo(query);
        new RecurringBounds(draft, parts).addTo(query);
        addNumbers(parts, query);
        SearchFilter filter = query.build().filter();
        noteApart(filter.numbers());
        return filter;
    }

    private static boolean has(ExactField field, List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> !part.negated()
                        && part.condition() instanceof Condition.Values values
                        && values.field() == field);
    }

    /// `under $50 or over $950`: all bounds must hold, which the answer says where no number can be in
    /// both.
    private void noteApart(List<NumberRange> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            for (NumberRange other : ranges.subList(i + 1, ranges.size())) {
                if (ranges.get(i).isApart(other)) {
                    draft.note("Both " + ranges.get(i).written() + " and " + other.written()
                            + " must hold; 'or' between numbers is not read. Ask for each.");
                }
            }
        }
    }

    static boolean asksForOutcome(List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> part.condition() instanceof Condition.Values values
                        && (values.field() == ExactField.OUTCOME || values.field() == ExactField.FAILED_RULE));
    }

    /// An agent or a principal together are whoever acted.
    private static void add(Condition.Values values, boolean negated, boolean mixedActors, SearchQuery.Builder query) {
        ExactField field = mixedActors && values.field() == ExactField.AGENT ? ExactField.ACTOR : values.field();
        if (negated) {
            query.without(field, values.values().toArray(String[]::new));
        } else {
            query.where(field, values.values());
        }
    }

    private static void add(Condition.Words phrase, boolean negated, SearchQuery.Builder query) {
        if (negated) {
            query.without(SearchQuery.builder().phrase(phrase.phrase()).build().filter());
        } else {
            query.phrase(phrase.phrase());
        }
    }

    private static void add(Condition.Positions positions, boolean negated, SearchQuery.Builder query) {
        if (negated) {
            query.without(SearchQuery.builder()
                    .first(positions.first())
                    .last(positions.last())
                    .build()
                    .filter());
            return;
        }
        if (positions.first() != null) {
            query.first(positions.first());
        }
        if (positions.last() != null) {
            query.last(positions.last());
        }
    }

    private void addNumbers(List<Part> parts, SearchQuery.Builder query) {
        SearchFilter others = query.build().filter();
        for (Part part : parts) {
            if (part.condition() instanceof Condition.Numbers numbers) {
                Condition.Numbers resolved = numbers.range().name().equals(Numbers.MONEY)
                        ? Amounts.resolved(numbers, Amounts.name(draft, others).orElse("amount"))
                        : numbers;
                if (!draft.known.numbers().contains(resolved.range().name())) {
                    draft.notUnderstood.add(typed(part));
                } else if (part.negated()) {
                    query.without(SearchQuery.builder()
                            .number(resolved.range())
                            .build()
                            .filter());
                } else {
                    query.number(resolved.range());
                }
            }
        }
    }

    private String typed(Part part) {
        return draft.question.substring(
                draft.token(part.first()).start(), draft.token(part.last()).end());
    }
}
