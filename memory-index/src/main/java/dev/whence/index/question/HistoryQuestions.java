package dev.whence.index.question;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.Aggregate;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Words;
import dev.whence.index.question.Answer.Result;
import dev.whence.index.question.HistoryQuery.Aim;
import dev.whence.model.Domain;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Answers questions about the history, in plain English or structured. Any thread may use it.
public final class HistoryQuestions {

    private static final List<ExactField> FACETS =
            List.of(ExactField.COMMAND, ExactField.OUTCOME, ExactField.ACTOR, ExactField.FAILED_RULE);

    private final DecisionIndex index;
    private final Interpreter interpreter;

    public HistoryQuestions(DecisionIndex index, Domain domain) {
        this.index = index;
        this.interpreter = new Interpreter(domain);
    }

    /// Reads a question without answering it.
    ///
    /// @throws dev.whence.index.query.UnusableQueryException if it says nothing about which decisions are meant
    public Interpretation read(String question, ZonedDateTime now) {
        return index.terms(known -> interpreter.read(question, known, now));
    }

    /// Answers a question in plain English.
    ///
    /// @param now when it is asked, in the zone of the person who asks
    /// @throws dev.whence.index.query.UnusableQueryException if it says nothing about which decisions are meant
    public Answer ask(String question, ZonedDateTime now) {
        Interpretation read = read(question, now);
        Answer answer = fitting(read.query());
        List<String> notes = new ArrayList<>(read.notes());
        notes.addAll(answer.notes());
        return new Answer(answer.query(), answer.reading(), read.notUnderstood(), notes, answer.result());
    }

    /// Where no decision has all of the words that were left over, those with some of them; else those
    /// without.
    private Answer fitting(HistoryQuery query) {
        Answer strict = answer(query);
        String text = query.text();
        if (text == null || query.words() == Words.ANY || found(strict) > 0) {
            return strict;
        }
        if (query.aim() instanceof Aim.Hits) {
            Answer some = answer(query.withText(text, Words.ANY));
            if (found(some) > 0) {
                return noted(some, "No decision like this has all of the words '" + text + "'; these have some.");
            }
        }
        Answer without = answer(query.withText(null, Words.ALL));
        return found(without) == 0
                ? strict
                : noted(without, "No decision like this has the words '" + text + "'; these are all others like it.");
    }

    private static Answer noted(Answer answer, String note) {
        List<String> notes = new ArrayList<>(answer.notes());
        notes.add(note);
        return new Answer(answer.query(), answer.reading(), answer.notUnderstood(), notes, answer.result());
    }

    private static long found(Answer answer) {
        return switch (answer.result()) {
            case Result.Hits hits -> hits.page().total();
            case Result.Figures figures -> figures.aggregate().decisions();
        };
    }

    /// Answers a structured query.
    public Answer answer(HistoryQuery query) {
        return switch (query.aim()) {
            case Aim.Hits hits -> of(query, index.search(search(query, hits)));
            case Aim.Extreme extreme -> of(query, index.extremes(query.extremes(extreme)));
            case Aim.Figures figures -> {
                Aggregate aggregate = index.aggregate(query.aggregation(figures));
                List<String> notes = new ArrayList<>(aggregate.notes());
                if (isWithoutKeys(figures, aggregate)) {
                    notes.add("None of these decisions has what they are grouped by.");
                }
                yield new Answer(query, QueryText.of(query), List.of(), notes, new Result.Figures(aggregate));
            }
        };
    }

    private static boolean isWithoutKeys(Aim.Figures figures, Aggregate aggregate) {
        return aggregate.groupCount() == 0
                && aggregate.decisions() > 0
                && figures.members().isEmpty()
                && figures.having() == null;
    }

    /// By what the decisions that a query selects can be told apart: for each field the values that most
    /// of them have.
    public Map<ExactField, Aggregate> facets(HistoryQuery query, int most) {
        Map<ExactField, Aggregate> facets = new EnumMap<>(ExactField.class);
        for (ExactField field : FACETS) {
            facets.put(
                    field,
                    index.aggregate(new Aggregation(
                            query.words() == Words.ALL ? query.text() : null,
                            query.filter(),
                            List.of(new Aggregation.Key.Field(field, "")),
                            new Aggregation.Measure.Count(),
                            Aggregation.Order.LARGEST,
                            most)));
        }
        return facets;
    }

    private static Answer of(HistoryQuery query, SearchPage page) {
        return new Answer(query, QueryText.of(query), List.of(), page.notes(), new Result.Hits(page));
    }

    private static SearchQuery search(HistoryQuery query, Aim.Hits hits) {
        SearchQuery.Order order = hits.order() != null
                ? hits.order()
                : query.text() == null ? SearchQuery.Order.NEWEST : SearchQuery.Order.RELEVANCE;
        return new SearchQuery(query.text(), query.words(), query.filter(), order, hits.limit(), query.cursor());
    }
}
