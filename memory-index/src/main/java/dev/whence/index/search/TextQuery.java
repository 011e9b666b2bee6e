package dev.whence.index.search;

import dev.whence.index.document.Actors;
import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.Quote;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.text.EnglishText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// A text as the index understands it, with what is to be said about it. Only a text with words in it makes one.
///
/// @param match finds
/// @param query finds the same and ranks
/// @param words ranks by words alone, identifiers aside
/// @param context finds and ranks observations by what was observed just before
/// @param actors names in it under which somebody acted
/// @param shown finds the same words in the text of one decision, to mark them there
/// @param notes words that no decision has, and words that were left out, one sentence each
public record TextQuery(
        Query match,
        Query query,
        Query words,
        BooleanQuery context,
        List<String> actors,
        Query shown,
        List<String> notes) {

    /// A match in what a decision is about counts so much more than one in the rest of it.
    private static final float HEAD_WEIGHT = 1.5f;

    /// Two words side by side as in the question, compared with the words alone.
    private static final float PAIR_WEIGHT = 0.4f;

    /// A word in what was observed just before, compared with one in the observation itself.
    private static final float CONTEXT_WEIGHT = 0.6f;

    private static final int MAX_ACTORS = 4;

    /// A name may be made of any of these; names are looked up one by one.
    private static final int MAX_CANDIDATES = 400;

    /// More than any words can add up to.
    private static final float ID_WEIGHT = 1_000f;

    private static final float ID_BEGINNING_WEIGHT = 300f;

    /// How many words are looked for; of longer texts the rarest.
    private static final int MAX_WORDS = 64;

    /// How many terms they are made of; Lucene takes 1,024 clauses, and each term makes up to five.
    private static final int MAX_TERMS = 160;

    private static final int MAX_PAIRS = 16;

    /// How many words that cannot be found are named; the others are counted.
    private static final int MAX_NOTED = 10;

    public static TextQuery of(String text, SearchQuery.Words needed, IndexSearcher searcher, EnglishText analyzer)
            throws IOException {
        Question question = Question.of(text, analyzer);
        return new Building(searcher, needed).build(question, actors(text, searcher));
    }

    private static List<String> actors(String text, IndexSearcher searcher) throws IOException {
        List<String> actors = new ArrayList<>();
        for (String name :
                Actors.candidates(text).stream().limit(MAX_CANDIDATES).toList()) {
            if (actors.size() < MAX_ACTORS
                    && searcher.getIndexReader().docFreq(new Term(DecisionDocument.WHO, name)) > 0) {
                actors.add(name);
            }
        }
        return actors;
    }

    /// The same, matching and ranking otherwise.
    public TextQuery with(Query matching, Query ranking) {
        return new TextQuery(matching, ranking, words, context, actors, shown, notes);
    }

    /// Whether nothing but identifiers is looked for.
    public boolean isIdsAlone() {
        return words instanceof BooleanQuery several && several.clauses().isEmpty();
    }

    /// A query being put together.
    private static final class Building {
        private final IndexSearcher searcher;
        private final IndexReader reader;
        private final SearchQuery.Words needed;
        private final BooleanQuery.Builder match = new BooleanQuery.Builder();
        private final BooleanQuery.Builder better = new BooleanQuery.Builder();
        private final BooleanQuery.Builder words = new BooleanQuery.Builder();
        private final BooleanQuery.Builder context = new BooleanQuery.Builder();
        private final BooleanQuery.Builder shown = new BooleanQuery.Builder();
        private final List<String> notes = new ArrayList<>();

        Building(IndexSearcher searcher, SearchQuery.Words needed) {
            this.searcher = searcher;
            this.reader = searcher.getIndexReader();
            this.needed = needed;
        }

        TextQuery build(Question question, List<String> actors) throws IOException {
            for (List<String> phrase : question.phrases()) {
                match.add(phrase(phrase), Occur.MUST);
                phrase.forEach(this::show);
            }
            for (Question.Word word : rarest(question.words())) {
                switch (needed) {
                    case ANY -> addOne(word);
                    case ALL -> match.add(allOf(word), Occur.MUST);
                }
                addHead(word);
                addContext(word);
                show(word);
            }
            addPairs(question.words());
            BooleanQuery found = match.build();
            return new TextQuery(
                    found, ranked(found, better.build()), words.build(), context.build(), actors, shown.build(), notes);
        }

        /// What makes a match better is added beside what makes it one: Lucene skips what cannot rank high only on
        /// one level. It never makes a match of what is none, since what is in the head is in the text as well.
        private static Query ranked(BooleanQuery found, BooleanQuery better) {
            BooleanQuery.Builder both = new BooleanQuery.Builder();
            found.clauses().forEach(both::add);
            better.clauses().forEach(both::add);
            return both.build();
        }

        private void show(Question.Word word) {
            word.terms().forEach(this::show);
            if (word.mayBeginId()) {
                Term beginning = new Term(
                        DecisionDocument.TEXT, word.readings().getFirst().getLast());
                shown.add(new PrefixQuery(beginning), Occur.SHOULD);
            }
        }

        private void show(String term) {
            shown.add(new TermQuery(new Term(DecisionDocument.TEXT, term)), Occur.SHOULD);
        }

        /// The words to look for, in their order; notes those that cannot be found and those that are too many.
        private List<Question.Word> rarest(List<Question.Word> words) throws IOException {
            Map<Question.Word, Integer> frequencies = new HashMap<>();
            for (Question.Word word : words) {
                int frequency = frequency(word);
                frequencies.put(word, frequency);
            }
            noteUnknown(words.stream()
                    .filter(word -> frequencies.getOrDefault(word, 0) == 0)
                    .toList());
            List<Question.Word> rarestFirst = words.stream()
                    .sorted(Comparator.comparingInt(word -> rarity(frequencies.getOrDefault(word, 0))))
                    .toList();
            Set<Question.Word> kept = new HashSet<>();
            int terms = 0;
            for (Question.Word word : rarestFirst) {
                terms += word.terms().size();
                if (kept.size() < MAX_WORDS && terms <= MAX_TERMS) {
                    kept.add(word);
                }
            }
            if (kept.size() < words.size()) {
                notes.add("Of " + words.size() + " words the " + kept.size() + " rarest were looked for.");
            }
            return words.stream().filter(kept::contains).toList();
        }

        /// Words that no decision has come last: they find nothing.
        private static int rarity(int frequency) {
            return frequency == 0 ? Integer.MAX_VALUE : frequency;
        }

        private void noteUnknown(List<Question.Word> unknown) {
            if (!unknown.isEmpty()) {
                String some = unknown.stream()
                        .limit(MAX_NOTED)
                        .map(word -> "'" + Quote.of(word.typed()) + "'")
                        .collect(Collectors.joining(", "));
                String more = unknown.size() > MAX_NOTED ? " and " + (unknown.size() - MAX_NOTED) + " more" : "";
                notes.add("No decision has the word" + (unknown.size() == 1 ? " " : "s ") + some + more + ".");
            }
        }

        /// How many decisions have the word, or at least one of its terms.
        private int frequency(Question.Word word) throws IOException {
            int most = 0;
            for (String term : word.terms()) {
                most = Math.max(most, reader.docFreq(new Term(DecisionDocument.TEXT, term)));
            }
            if (most == 0 && !word.ids().isEmpty()) {
                most = searcher.count(ids(word).build());
            }
            return most;
        }

        /// An identifier is found by all of its parts only, since each of them may mean something else.
        private void addOne(Question.Word word) {
            ids(word).build().clauses().forEach(match::add);
            if (word.isId()) {
                word.readings().forEach(terms -> match.add(allOf(terms, Building::text), Occur.SHOULD));
            } else {
                word.terms().forEach(term -> match.add(text(term), Occur.SHOULD));
            }
        }

        private void addContext(Question.Word word) {
            if (word.isId()) {
                return;
            }
            for (String term : word.terms()) {
                Query before = new BoostQuery(new TermQuery(new Term(DecisionDocument.CONTEXT, term)), CONTEXT_WEIGHT);
                context.add(before, Occur.SHOULD);
                words.add(before, Occur.SHOULD);
                words.add(text(term), Occur.SHOULD);
                words.add(head(term), Occur.SHOULD);
            }
        }

        private void addHead(Question.Word word) {
            if (word.isId()) {
                word.readings().forEach(terms -> better.add(allOf(terms, Building::head), Occur.SHOULD));
            } else {
                word.terms().forEach(term -> better.add(head(term), Occur.SHOULD));
            }
        }

        private static Query allOf(Question.Word word) {
            BooleanQuery.Builder found = ids(word);
            word.readings().forEach(terms -> found.add(allOf(terms, Building::text), Occur.SHOULD));
            return found.build();
        }

        private static BooleanQuery.Builder ids(Question.Word word) {
            BooleanQuery.Builder ids = new BooleanQuery.Builder();
            for (String id : word.ids()) {
                ids.add(weighted(new TermQuery(new Term(DecisionDocument.ID, id)), ID_WEIGHT), Occur.SHOULD);
                if (word.mayBeginId()) {
                    ids.add(
                            weighted(new PrefixQuery(new Term(DecisionDocument.ID, id)), ID_BEGINNING_WEIGHT),
                            Occur.SHOULD);
                }
            }
            return ids;
        }

        private static Query weighted(Query query, float weight) {
            return new BoostQuery(new ConstantScoreQuery(query), weight);
        }

        private static Query allOf(List<String> terms, Function<String, Query> query) {
            if (terms.size() == 1) {
                return query.apply(terms.getFirst());
            }
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            terms.forEach(term -> all.add(query.apply(term), Occur.MUST));
            return all.build();
        }

        private static Query text(String term) {
            return new TermQuery(new Term(DecisionDocument.TEXT, term));
        }

        private static Query head(String term) {
            return new BoostQuery(new TermQuery(new Term(DecisionDocument.HEAD, term)), HEAD_WEIGHT);
        }

        private static Query phrase(List<String> terms) {
            return terms.size() == 1
                    ? text(terms.getFirst())
                    : new PhraseQuery(DecisionDocument.TEXT, terms.toArray(String[]::new));
        }

        /// Words that stand together in the question and in a decision belong together: names, `gift card`.
        private void addPairs(List<Question.Word> words) {
            for (int i = 0; i + 1 < Math.min(words.size(), MAX_PAIRS); i++) {
                Question.Word one = words.get(i);
                Question.Word next = words.get(i + 1);
                if (next.place() == one.place() + 1 && !one.isId() && !next.isId()) {
                    Query pair =
                            phrase(List.of(one.terms().getLast(), next.terms().getFirst()));
                    better.add(new BoostQuery(pair, PAIR_WEIGHT), Occur.SHOULD);
                }
            }
        }
    }
}
