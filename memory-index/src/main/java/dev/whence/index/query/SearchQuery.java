package dev.whence.index.query;

import dev.whence.decision.Position;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to search for. Immutable; built with [#builder], which refuses what cannot be searched for.
///
/// @param text words to look for; null to search by the filter alone
/// @param words whether one of the words is enough
/// @param filter what every hit must fulfil
/// @param order in which order hits come
/// @param ranking what counts where hits are ordered by relevance
/// @param pageSize how many hits come at once, from 1 to [#MAX_PAGE_SIZE]
/// @param cursor where the page before this one ended, as it said; null for the first page
public record SearchQuery(
        @Nullable String text,
        Words words,
        SearchFilter filter,
        Order order,
        Ranking ranking,
        int pageSize,
        @Nullable String cursor) {

    /// The longest text that can be looked for.
    public static final int MAX_TEXT_LENGTH = 10_000;

    /// The most hits on one page.
    public static final int MAX_PAGE_SIZE = 100;

    /// The number of hits on a page if the query does not say.
    public static final int DEFAULT_PAGE_SIZE = 10;

    /// In which order hits come.
    public enum Order {
        /// The best matches first; needs a text.
        RELEVANCE,
        /// Latest position first.
        NEWEST,
        /// Earliest position first.
        OLDEST
    }

    /// What counts when hits are ordered by relevance.
    public enum Ranking {
        /// The words, and what they mean as far as that is known.
        BOTH,
        /// The words alone.
        WORDS,
        /// What the words mean alone; finds nothing where no embedding model is installed.
        MEANING
    }

    /// How many of the text's words a hit must have.
    public enum Words {
        /// At least one; the more and the rarer, the higher it ranks.
        ANY,
        /// All of them, small words aside.
        ALL
    }

    public SearchQuery {
        if (text != null) {
            requireSearchable(text);
        } else if (order == Order.RELEVANCE) {
            throw new UnusableQueryException("Order by relevance needs a text; give one, or order by newest or oldest");
        }
        if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
            throw new UnusableQueryException("A page of " + pageSize + " hits is not possible; ask for 1 to "
                    + MAX_PAGE_SIZE + " and go on with the cursor");
        }
    }

    /// A query in which both words and meaning count.
    public SearchQuery(
            @Nullable String text,
            Words words,
            SearchFilter filter,
            Order order,
            int pageSize,
            @Nullable String cursor) {
        this(text, words, filter, order, Ranking.BOTH, pageSize, cursor);
    }

    private static void requireSearchable(String text) {
        if (text.isBlank()) {
            throw new UnusableQueryException(
                    "The text to search for is empty; give words to look for, or leave the text out to search by filters");
        }
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new UnusableQueryException(
                    "The text to search for has " + text.length() + " characters; give at most " + MAX_TEXT_LENGTH);
        }
    }

    /// A query for the best matches of a text.
    public static SearchQuery of(String text) {
        return builder().text(text).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /// The same query for the page that begins where another ended.
    public SearchQuery from(@Nullable String nextCursor) {
        return new SearchQuery(text, words, filter, order, ranking, pageSize, nextCursor);
    }

    /// Collects what to search for. Every setting that is left out searches all.
    ///
    /// Order is by relevance if there is a text, else newest first. One word is enough when ordered by relevance;
    /// all are needed when ordered by time, where poor matches would come between good ones.
    public static final class Builder {
        private final SearchFilter.Builder filter = new SearchFilter.Builder();
        private @Nullable String text;
        private @Nullable Words words;
        private @Nullable Order order;
        private Ranking ranking = Ranking.BOTH;
        private int pageSize = DEFAULT_PAGE_SIZE;
        private @Nullable String cursor;

        private Builder() {}

        /// Words to look for; phrases in quotation marks must stand as they are.
        public Builder text(@Nullable String value) {
            text = value;
            return this;
        }

        public Builder words(@Nullable Words value) {
            words = value;
            return this;
        }

        /// Only decisions that have one of the values; asked again for the same field, the values add up.
        public Builder where(ExactField field, String... values) {
            return where(field, List.of(values));
        }

        public Builder where(ExactField field, Collection<String> values) {
            filter.exact(field, values);
            return this;
        }

        /// Only decisions at or after this time; null for no bound. Compared to the microsecond.
        public Builder from(@Nullable Instant value) {
            filter.from = value;
            return this;
        }

        /// Only decisions before this time; null for no bound. Compared to the microsecond.
        public Builder until(@Nullable Instant value) {
            filter.until = value;
            return this;
        }

        /// Only decisions in this recurring time; asked again, the times add up.
        public Builder during(Recurrence recurrence) {
            filter.during.add(recurrence);
            return this;
        }

        /// Only decisions at or after this position; null for no bound.
        public Builder first(@Nullable Position value) {
            filter.first = value;
            return this;
        }

        /// Only decisions at or before this position; null for no bound.
        public Builder last(@Nullable Position value) {
            filter.last = value;
            return this;
        }

        /// Only decisions with a number in the range; several ranges must all be met.
        public Builder number(NumberRange range) {
            filter.numbers.add(range);
            return this;
        }

        /// Only decisions that have the field, whatever the value.
        public Builder has(ExactField field) {
            filter.present.add(field);
            return this;
        }

        /// Only decisions in which these words stand together.
        public Builder phrase(String words) {
            filter.phrases.add(words);
            return this;
        }

        /// Only decisions that do not fulfil this filter; several must all not be fulfilled.
        public Builder without(SearchFilter unwanted) {
            filter.none.add(unwanted);
            return this;
        }

        /// Only decisions that have none of the values.
        public Builder without(ExactField field, String... values) {
            SearchFilter.Builder unwanted = new SearchFilter.Builder();
            unwanted.exact(field, List.of(values));
            return without(unwanted.build());
        }

        /// Only decisions that do not have the field at all.
        public Builder lacks(ExactField field) {
            SearchFilter.Builder unwanted = new SearchFilter.Builder();
            unwanted.present.add(field);
            return without(unwanted.build());
        }

        public Builder order(@Nullable Order value) {
            order = value;
            return this;
        }

        /// What counts when hits are ordered by relevance; both words and meaning unless this is asked.
        public Builder ranking(Ranking value) {
            ranking = value;
            return this;
        }

        public Builder pageSize(int value) {
            pageSize = value;
            return this;
        }

        public Builder cursor(@Nullable String value) {
            cursor = value;
            return this;
        }

        /// @throws UnusableQueryException if this cannot be searched for
        public SearchQuery build() {
            Order chosen = order != null ? order : text != null ? Order.RELEVANCE : Order.NEWEST;
            Words needed = words != null ? words : chosen == Order.RELEVANCE ? Words.ANY : Words.ALL;
            return new SearchQuery(text, needed, filter.build(), chosen, ranking, pageSize, cursor);
        }
    }
}
