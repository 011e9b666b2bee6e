package dev.whence.index.search;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Quote;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.text.EnglishText;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.DoubleField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// A filter as the index understands it, with what is to be said about it.
///
/// @param clauses all of which a decision must fulfil; empty if there is no filter
/// @param notes values that no decision has, one sentence each
public record FilterQuery(List<Query> clauses, List<String> notes) {

    /// How many names of numbers a message lists.
    private static final int MAX_LISTED = 40;

    private static final int MAX_PHRASE = 50;

    private static final EnglishText ANALYZER = new EnglishText();

    public static FilterQuery of(SearchFilter filter, IndexSearcher searcher) throws IOException {
        List<String> notes = new ArrayList<>();
        List<Query> clauses = clauses(filter, searcher, notes);
        for (SearchFilter unwanted : filter.none()) {
            clauses.add(without(clauses(unwanted, searcher, notes)));
        }
        return new FilterQuery(clauses, notes);
    }

    private static List<Query> clauses(SearchFilter filter, IndexSearcher searcher, List<String> notes)
            throws IOException {
        List<Query> clauses = new ArrayList<>();
        for (ExactField field : filter.exact().keySet()) {
            List<String> values = filter.exact().getOrDefault(field, List.of());
            clauses.add(exact(field, values));
            for (String value : values) {
                if (searcher.getIndexReader().docFreq(new Term(field.word(), field.form(value))) == 0) {
                    notes.add("No decision has the " + field.word().replace('_', ' ') + " '" + Quote.of(value) + "'.");
                }
            }
        }
        filter.present().forEach(field -> clauses.add(new FieldExistsQuery(field.word())));
        filter.phrases().forEach(phrase -> clauses.add(phrase(phrase)));
        if (filter.from() != null || filter.until() != null) {
            clauses.add(times(filter.from(), filter.until()));
        }
        if (!filter.during().isEmpty()) {
            clauses.add(new RecurrenceQuery(filter.during()));
        }
        if (filter.first() != null || filter.last() != null) {
            clauses.add(positions(filter.first(), filter.last()));
        }
        for (NumberRange range : filter.numbers()) {
            clauses.add(numbers(range, searcher));
        }
        return clauses;
    }

    /// All decisions but those that fulfil all of these.
    private static Query without(List<Query> unwanted) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        unwanted.forEach(clause -> all.add(clause, Occur.FILTER));
        return new BooleanQuery.Builder()
                .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
                .add(all.build(), Occur.MUST_NOT)
                .build();
    }

    private static Query phrase(String phrase) {
        List<String> terms = ANALYZER.words(phrase);
        if (terms.isEmpty()) {
            throw new UnusableQueryException(
                    "There is no word in the phrase '" + Quote.of(phrase) + "'; give words, or leave it out");
        }
        if (terms.size() > MAX_PHRASE) {
            throw new UnusableQueryException(
                    "A phrase has " + terms.size() + " words; give at most " + MAX_PHRASE + ", or several phrases");
        }
        return terms.size() == 1
                ? new TermQuery(new Term(DecisionDocument.TEXT, terms.getFirst()))
                : new PhraseQuery(DecisionDocument.TEXT, terms.toArray(String[]::new));
    }

    private static Query exact(ExactField field, List<String> values) {
        List<BytesRef> terms =
                values.stream().map(field::form).distinct().map(BytesRef::new).toList();
        return terms.size() == 1
                ? new TermQuery(new Term(field.word(), terms.getFirst()))
                : new TermInSetQuery(field.word(), terms);
    }

    private static Query times(@Nullable Instant from, @Nullable Instant until) {
        return LongField.newRangeQuery(
                DecisionDocument.TIME,
                from == null ? Long.MIN_VALUE : micros(from),
                until == null ? Long.MAX_VALUE : micros(until) - 1);
    }

    private static long micros(Instant time) {
        try {
            return DecisionDocument.micros(time);
        } catch (ArithmeticException e) {
            throw new UnusableQueryException(
                    "The time " + time + " is too far away to be compared; give one within 290,000 years");
        }
    }

    public static Query positions(@Nullable Position first, @Nullable Position last) {
        return LongField.newRangeQuery(
                DecisionDocument.POSITION,
                first == null ? 0 : first.value(),
                last == null ? Long.MAX_VALUE : last.value());
    }

    /// @throws UnusableQueryException if no decision has a number under the name
    public static void requireNumber(String name, IndexSearcher searcher) {
        Set<String> names = DecisionDocument.numberNames(searcher.getIndexReader());
        if (!names.contains(name)) {
            throw new UnusableQueryException(
                    "No decision has a number named '" + Quote.of(name) + "'; there is " + listed(names));
        }
    }

    private static Query numbers(NumberRange range, IndexSearcher searcher) {
        requireNumber(range.name(), searcher);
        BigDecimal least = range.least();
        BigDecimal most = range.most();
        double low = least == null ? Double.NEGATIVE_INFINITY : least.doubleValue();
        double high = most == null ? Double.POSITIVE_INFINITY : most.doubleValue();
        return DoubleField.newRangeQuery(
                DecisionDocument.NUMBER + range.name(),
                least == null || range.leastIncluded() ? low : DoublePoint.nextUp(low),
                most == null || range.mostIncluded() ? high : DoublePoint.nextDown(high));
    }

    private static String listed(Set<String> names) {
        if (names.isEmpty()) {
            return "none at all";
        }
        String all = names.size() < DecisionDocument.MAX_NUMBER_NAMES
                ? ""
                : "; no more than " + DecisionDocument.MAX_NUMBER_NAMES + " names are indexed, the first that came";
        String some = names.stream().sorted().limit(MAX_LISTED).collect(Collectors.joining(", "));
        return (names.size() > MAX_LISTED ? some + " and " + (names.size() - MAX_LISTED) + " more" : some) + all;
    }
}
