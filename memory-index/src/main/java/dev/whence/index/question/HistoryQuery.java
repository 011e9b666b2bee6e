package dev.whence.index.question;

import dev.whence.decision.Decision;
import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Extremes;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.search.MatchReasons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question about the history in structured form: what decisions must be like, and what is wanted of them.
///
/// [HistoryQueryJson] writes and reads it as JSON.
///
/// @param text words to look for; null for none
/// @param words how many of the words a decision must have; all of none
/// @param filter what every decision must fulfil
/// @param aim what is wanted of those decisions
/// @param cursor where the page before this one ended; null for the first page
public record HistoryQuery(
        @Nullable String text,
        SearchQuery.Words words,
        SearchFilter filter,
        Aim aim,
        @Nullable String cursor) {

    public HistoryQuery {
        if (text == null) {
            words = SearchQuery.Words.ALL;
        }
        if (cursor != null && !(aim instanceof Aim.Hits)) {
            throw new UnusableQueryException(
                    "A cursor goes on with a list of decisions, and this asks for something else; leave it out");
        }
        if (text != null && text.length() > SearchQuery.MAX_TEXT_LENGTH) {
            throw new UnusableQueryException("The text to search for has " + text.length()
                    + " characters; give at most " + SearchQuery.MAX_TEXT_LENGTH);
        }
    }

    /// By which of its own values a decision fulfils the filter: `outcome rejected`, `amount 536.65`.
    public List<String> reasons(Decision decision) {
        return MatchReasons.of(decision, filter);
    }

    /// What is wanted of the decisions.
    public sealed interface Aim {

        /// A list of them, in pages.
        ///
        /// @param order in which order; null for the best matches first if there is a text, else the newest
        record Hits(SearchQuery.@Nullable Order order, int limit) implements Aim {
            public Hits {
                if (limit < 1 || limit > SearchQuery.MAX_PAGE_SIZE) {
                    throw new UnusableQueryException("A page of " + limit + " decisions is not possible; ask for 1 to "
                            + SearchQuery.MAX_PAGE_SIZE);
                }
            }
        }

        /// Those with the largest or smallest number under a name.
        record Extreme(String number, boolean largest, int limit) implements Aim {
            public Extreme {
                if (limit < 1 || limit > SearchQuery.MAX_PAGE_SIZE) {
                    throw new UnusableQueryException("A list of " + limit + " decisions is not possible; ask for 1 to "
                            + SearchQuery.MAX_PAGE_SIZE);
                }
            }
        }

        /// Figures over them, for each group.
        ///
        /// @param having only groups whose figure is in this range; null for all
        /// @param members what groups must have or lack anywhere in the history
        record Figures(
                Aggregation.Measure measure,
                List<Aggregation.Key> by,
                Aggregation.Order order,
                int most,
                @Nullable NumberRange having,
                List<Aggregation.Member> members)
                implements Aim {
            public Figures {
                by = List.copyOf(by);
                members = List.copyOf(members);
            }

            Figures limitedTo(int groups) {
                return new Figures(measure, by, order, groups, having, members);
            }
        }
    }

    /// The query for another page.
    public HistoryQuery from(@Nullable String next) {
        return new HistoryQuery(text, words, filter, aim, next);
    }

    /// The query for so many decisions a page, or so many groups.
    public HistoryQuery limitedTo(int most) {
        Aim limited = switch (aim) {
            case Aim.Hits hits -> new Aim.Hits(hits.order(), most);
            case Aim.Extreme extreme -> new Aim.Extreme(extreme.number(), extreme.largest(), most);
            case Aim.Figures figures -> figures.limitedTo(most);
        };
        return new HistoryQuery(text, words, filter, limited, cursor);
    }

    /// The query with another text.
    HistoryQuery withText(@Nullable String other, SearchQuery.Words needed) {
        return new HistoryQuery(other, needed, filter, aim, cursor);
    }

    Aggregation aggregation(Aim.Figures figures) {
        return new Aggregation(
                text,
                filter,
                figures.by(),
                figures.measure(),
                figures.order(),
                figures.most(),
                figures.having(),
                figures.members());
    }

    Extremes extremes(Aim.Extreme extreme) {
        return new Extremes(text, filter, extreme.number(), extreme.largest(), extreme.limit());
    }
}
