package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.follow.MeaningStatus;
import dev.whence.index.meaning.Meanings;
import dev.whence.index.meaning.NearMeaning;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.search.FilterQuery;
import dev.whence.index.search.PoolQuery;
import dev.whence.index.search.PositionedSearcher;
import dev.whence.index.search.RankingSearcher;
import dev.whence.index.search.TextQuery;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// How decisions are ranked that somebody asks for in words: by the words, by what they mean, or by both.
///
/// The score is that of the words (BM25), plus a share of the best decision's score for being near in meaning, plus a
/// share of it for having been made by somebody whom the question names. A best decision that has but a few common
/// words of the question does not hold nearness down. Identifiers stay above all of it. The weights, like those of
/// [TextQuery], were chosen by recall on long dialogues and looked over on the history of a shop.
final class Relevance {

    private static final float MEANING_WEIGHT = 0.7f;

    /// Where even the best decision has few of the words, so that its words say little, nearness counts as if it scored
    /// this share of what all the words would.
    private static final float LEAST_SHARE_OF_WORDS = 0.4f;

    private static final float ACTOR_WEIGHT = 0.5f;

    /// Decisions found by words that are asked for their meaning, too.
    private static final int KNOWN = 100;

    private final @Nullable Meanings meanings;

    /// @param meanings null if there is no model
    Relevance(@Nullable Meanings meanings) {
        this.meanings = meanings;
    }

    /// A text as it is to be ranked.
    ///
    /// @param text matches and ranks
    /// @param scale how nearness was measured; null if it was not
    record Ranked(TextQuery text, NearMeaning.@Nullable Scale scale) {}

    Ranked of(
            SearchQuery query,
            TextQuery text,
            List<Query> filter,
            RankingSearcher ranking,
            PositionedSearcher now,
            @Nullable Cursor cursor)
            throws IOException {
        Position upTo = cursor == null ? now.position() : cursor.upTo();
        ScoreDoc[] known = ranking.search(within(text.words(), filter, upTo, now), KNOWN).scoreDocs;
        float best =
                Math.max(known.length == 0 ? 1 : known[0].score, LEAST_SHARE_OF_WORDS * ranking.rarity(text.words()));
        NearMeaning near = query.ranking() == SearchQuery.Ranking.WORDS || query.words() == SearchQuery.Words.ALL
                ? NearMeaning.NONE
                : near(query, text, filter, now, known, cursor);
        Query pool = new PoolQuery(scaled(near.byDocument(), best * MEANING_WEIGHT));
        if (query.ranking() == SearchQuery.Ranking.MEANING) {
            return new Ranked(text.with(pool, pool), near.scale());
        }
        BooleanQuery.Builder ranked = builder(text.query());
        BooleanQuery.Builder match = builder(text.match());
        if (query.words() == SearchQuery.Words.ANY) {
            text.context().clauses().forEach(ranked::add);
            ranked.add(pool, Occur.SHOULD);
            if (isAny(text.match())) {
                text.context().clauses().forEach(match::add);
                match.add(pool, Occur.SHOULD);
            }
        }
        for (String actor : text.actors()) {
            ranked.add(
                    new BoostQuery(
                            new ConstantScoreQuery(new TermQuery(new Term(DecisionDocument.WHO, actor))),
                            best * ACTOR_WEIGHT),
                    Occur.SHOULD);
        }
        return new Ranked(text.with(match.build(), ranked.build()), near.scale());
    }

    /// What is to be said of decisions whose meaning is not known yet.
    Optional<String> note(SearchQuery query, PositionedSearcher now) {
        if (meanings == null
                || query.text() == null
                || query.order() != SearchQuery.Order.RELEVANCE
                || query.ranking() == SearchQuery.Ranking.WORDS) {
            return Optional.empty();
        }
        MeaningStatus status = meanings.status(now.position());
        return status.lag() == 0
                ? Optional.empty()
                : Optional.of("The last " + status.lag() + " decisions are found by their words alone as yet.");
    }

    private static BooleanQuery.Builder builder(Query query) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        if (query instanceof BooleanQuery several) {
            several.clauses().forEach(builder::add);
        } else {
            builder.add(query, Occur.MUST);
        }
        return builder;
    }

    /// Whether one clause is enough, so that another one finds more.
    private static boolean isAny(Query match) {
        return match instanceof BooleanQuery several
                && several.clauses().stream().map(BooleanClause::occur).allMatch(Occur.SHOULD::equals);
    }

    private NearMeaning near(
            SearchQuery query,
            TextQuery text,
            List<Query> filter,
            PositionedSearcher now,
            ScoreDoc[] known,
            @Nullable Cursor cursor)
            throws IOException {
        if (meanings == null || query.text() == null || text.isIdsAlone() || cursor != null && cursor.scale() == null) {
            return NearMeaning.NONE;
        }
        return meanings.near(query.text(), filter, now, known, cursor == null ? null : cursor.scale());
    }

    private static Query within(Query words, List<Query> filter, Position upTo, PositionedSearcher now) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
        filter.forEach(clause -> all.add(clause, Occur.FILTER));
        if (!upTo.equals(now.position())) {
            all.add(FilterQuery.positions(null, upTo), Occur.FILTER);
        }
        return all.build();
    }

    private static Map<Integer, Float> scaled(Map<Integer, Float> nearness, float weight) {
        return nearness.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue() * weight));
    }
}
