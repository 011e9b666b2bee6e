package dev.whence.index;

import dev.whence.decision.Decision;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.explain.Sentences;
import dev.whence.index.aggregate.Aggregating;
import dev.whence.index.document.Vocabulary;
import dev.whence.index.meaning.Meanings;
import dev.whence.index.meaning.NearMeaning;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.Extremes;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.index.query.Match;
import dev.whence.index.query.SearchHit;
import dev.whence.index.query.SearchPage;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.SearchQuery.Words;
import dev.whence.index.query.Snippet;
import dev.whence.index.search.ExtremeMatches;
import dev.whence.index.search.FilterQuery;
import dev.whence.index.search.Matches;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.index.search.RankingSearcher;
import dev.whence.index.search.Snippets;
import dev.whence.index.search.TextQuery;
import dev.whence.index.text.EnglishText;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// Answers queries from a view of the index, and fills the hits in from the log.
final class Search {

    private static final int MAX_SUMMARY = 240;

    private final DecisionLog log;
    private final EnglishText analyzer = new EnglishText();
    private final Snippets snippets;
    private final Relevance relevance;
    private volatile int logMark;

    /// @param meanings null if there is no embedding model
    Search(DecisionLog log, Vocabulary vocabulary, @Nullable Meanings meanings) {
        this.log = log;
        this.relevance = new Relevance(meanings);
        this.snippets = new Snippets(vocabulary, analyzer);
    }

    /// @param seen up to where the index is known to hold the log, besides what the view itself knows
    SearchPage page(SearchQuery query, PositionedSearcher now, Position seen) throws IOException {
        Cursor cursor = cursor(query, now);
        FilterQuery filter = FilterQuery.of(query.filter(), now);
        TextQuery text = query.text() == null ? null : TextQuery.of(query.text(), query.words(), now, analyzer);
        Matches matches = new Matches(filter.clauses(), text, cursor == null ? now.position() : cursor.upTo());
        RankingSearcher ranking = new RankingSearcher(now, matches.upTo(), cursor == null ? null : cursor.lengths());
        NearMeaning.Scale scale = null;
        if (text != null && query.order() == SearchQuery.Order.RELEVANCE) {
            Relevance.Ranked ranked = relevance.of(query, text, filter.clauses(), ranking, now, cursor);
            text = ranked.text();
            scale = ranked.scale();
            matches = new Matches(filter.clauses(), text, matches.upTo());
        }
        List<Match> found = found(query, text, matches, ranking, now, cursor == null ? null : cursor.last());
        List<Match> shown = found.subList(0, Math.min(query.pageSize(), found.size()));
        List<String> notes = new ArrayList<>(filter.notes());
        if (text != null) {
            notes.addAll(text.notes());
        }
        relevance.note(query, now).ifPresent(notes::add);
        return new SearchPage(
                matches.count(now),
                hits(shown, text, notes),
                found.size() == shown.size() ? null : next(query, matches.upTo(), ranking, shown.getLast(), scale),
                seen.isAfter(now.position()) ? seen : now.position(),
                notes);
    }

    /// The decisions with the largest or smallest number under a name.
    SearchPage extremes(Extremes asked, PositionedSearcher now, Position seen) throws IOException {
        List<String> notes = new ArrayList<>();
        FilterQuery.requireNumber(asked.number(), now);
        Query selected = new Aggregating().selected(asked.text(), asked.filter(), now, notes);
        TextQuery text = asked.text() == null ? null : TextQuery.of(asked.text(), Words.ALL, now, analyzer);
        List<Match> shown = ExtremeMatches.matches(asked, selected, now);
        return new SearchPage(
                ExtremeMatches.count(asked, selected, now),
                hits(shown, text, notes),
                null,
                seen.isAfter(now.position()) ? seen : now.position(),
                notes);
    }

    /// The matches of the page, and one more if there is a next page.
    private static List<Match> found(
            SearchQuery query,
            @Nullable TextQuery text,
            Matches matches,
            RankingSearcher ranking,
            PositionedSearcher now,
            @Nullable Match after)
            throws IOException {
        int count = query.pageSize() + 1;
        return switch (query.order()) {
            case NEWEST -> matches.inOrder(true, now, count, after);
            case OLDEST -> matches.inOrder(false, now, count, after);
            case RELEVANCE -> text == null ? List.of() : matches.best(text, ranking, now, count, after);
        };
    }

    private @Nullable Cursor cursor(SearchQuery query, PositionedSearcher now) {
        if (query.cursor() == null) {
            return null;
        }
        Cursor cursor = Cursor.read(query.cursor(), Cursor.searchOf(query), logMark());
        if (cursor.upTo().isAfter(now.position())) {
            throw new IndexUnavailableException(
                    "The cursor's first page had seen position " + cursor.upTo()
                            + " and the index, which is being built anew," + " has come to " + now.position()
                            + "; try again shortly",
                    null);
        }
        return cursor;
    }

    private String next(
            SearchQuery query, Position upTo, RankingSearcher ranking, Match last, NearMeaning.@Nullable Scale scale)
            throws IOException {
        return new Cursor(Cursor.searchOf(query), logMark(), upTo, last, ranking.lengths(), scale).written();
    }

    /// Tells this log from others by its first decision; 0 while it has none.
    private int logMark() {
        if (logMark == 0) {
            try {
                logMark = log.at(Position.of(1))
                        .map(first -> first.id().hashCode() | 1)
                        .orElse(0);
            } catch (UnreadableDecisionException e) {
                return 1; // still tells it from an empty one; and the follower has told of the damage
            }
        }
        return logMark;
    }

    private List<SearchHit> hits(List<Match> shown, @Nullable TextQuery text, List<String> notes) throws IOException {
        List<SearchHit> hits = new ArrayList<>();
        for (Match match : shown) {
            Optional<LogEntry> entry = log.storedAt(match.position()).map(stored -> LogEntry.of(stored, log));
            if (entry.isEmpty()) {
                notes.add(
                        "The decision at position " + match.position() + " was found but is not in the log any more.");
            } else {
                Snippet snippet = text == null
                        ? null
                        : snippets.of(entry.get(), text.shown()).orElse(null);
                hits.add(hit(entry.get(), match.score(), snippet));
            }
        }
        return hits;
    }

    private static SearchHit hit(LogEntry entry, float score, @Nullable Snippet snippet) {
        return switch (entry) {
            case LogEntry.Decided decided -> hit(decided.decision(), score, snippet);
            case LogEntry.Unreadable unreadable -> SearchHit.unreadable(unreadable, score, snippet);
        };
    }

    private static SearchHit hit(Decision decision, float score, @Nullable Snippet snippet) {
        return new SearchHit(
                decision.id(),
                decision.position(),
                decision.time(),
                decision.command().type(),
                decision.outcome(),
                decision.origin().actor(),
                decision.mentioned(),
                score,
                snippet,
                summary(decision));
    }

    /// For example `CancelPendingOrder on order:#W1 by refund-bot was rejected: order.status was delivered,
    /// required pending`.
    private static String summary(Decision decision) {
        StringBuilder line =
                new StringBuilder(Sentences.quoted(decision.command().type()));
        decision.mentioned().stream()
                .findFirst()
                .ifPresent(entity -> line.append(" on ").append(entity));
        line.append(" by ").append(Sentences.quoted(decision.origin().actor()));
        line.append(" was ").append(decision.outcome());
        ExactField.failed(decision)
                .findFirst()
                .ifPresent(check -> line.append(": ").append(Sentences.of(check)));
        return line.length() <= MAX_SUMMARY ? line.toString() : line.substring(0, MAX_SUMMARY) + "…";
    }
}
