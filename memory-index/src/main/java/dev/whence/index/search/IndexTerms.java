package dev.whence.index.search;

import dev.whence.index.document.DecisionDocument;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.KnownTerms;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.SearchFilter;
import dev.whence.index.text.EnglishText;
import dev.whence.index.text.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.FuzzyTermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.RegExp;
import org.jspecify.annotations.Nullable;

/// Which names, ids and words the decisions of one view of the index have. Used by one thread, within
/// [dev.whence.index.DecisionIndex#terms].
public final class IndexTerms implements KnownTerms {

    private static final EnglishText ANALYZER = new EnglishText();

    private final PositionedSearcher searcher;

    /// Found at the first use: merging the fields of all segments takes long.
    private @Nullable Set<String> numbers;

    public IndexTerms(PositionedSearcher searcher) {
        this.searcher = searcher;
    }

    @Override
    public boolean has(ExactField field, String value) {
        return asking(() -> searcher.getIndexReader().docFreq(new Term(field.word(), field.form(value))) > 0);
    }

    @Override
    public boolean hasWord(String word) {
        return asking(() -> {
            for (String term : ANALYZER.words(word)) {
                if (searcher.getIndexReader().docFreq(new Term(DecisionDocument.TEXT, term)) == 0) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public Optional<String> recorded(ExactField field, String value) {
        String form = field.form(value);
        return asking(() -> firstWith(new Term(field.word(), form), field, form));
    }

    @Override
    public Optional<String> numbered(ExactField field, String digits) {
        return asking(() -> firstWith(new Term(DecisionDocument.ID, digits), field, digits));
    }

    /// The value with this form in the first decision that has the term.
    private Optional<String> firstWith(Term term, ExactField field, String form) throws IOException {
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
            int document = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
            SortedSetDocValues values = DocValues.getSortedSet(leaf.reader(), field.word());
            if (document != DocIdSetIterator.NO_MORE_DOCS && values.advanceExact(document)) {
                for (int left = values.docValueCount(); left > 0; left--) {
                    String value = values.lookupOrd(values.nextOrd()).utf8ToString();
                    if (field.form(value).equals(form) || Ids.plain(value).endsWith(form)) {
                        return Optional.of(value);
                    }
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<String> beginning(ExactField field, String beginning, int most) {
        String prefix = field.form(beginning);
        return asking(() -> {
            List<String> found = new ArrayList<>();
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field.word());
            TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
            if (all.seekCeil(new BytesRef(prefix)) == TermsEnum.SeekStatus.END) {
                return found;
            }
            for (BytesRef term = all.term(); term != null && found.size() < most; term = all.next()) {
                String value = term.utf8ToString();
                if (!value.startsWith(prefix)) {
                    break;
                }
                found.add(value);
            }
            return found;
        });
    }

    @Override
    public List<String> near(ExactField field, String value, int edits, int most) {
        String form = field.form(value);
        return asking(() -> {
            List<String> found = new ArrayList<>();
            Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), field.word());
            if (terms == null) {
                return found;
            }
            TermsEnum near = new FuzzyTermsEnum(terms, new Term(field.word(), form), edits, 0, true);
            for (BytesRef term = near.next(); term != null && found.size() < most; term = near.next()) {
                found.add(term.utf8ToString());
            }
            return found;
        });
    }

    @Override
    public List<String> withWord(ExactField field, String word, int most) {
        String letters = field.form(word).replaceAll("[^\\p{L}\\p{N}]", "");
        String joint = "( |_|\\.|\\@|-)";
        CompiledAutomaton names = new CompiledAutomaton(Operations.determinize(
                new RegExp("(.*" + joint + ")?" + letters + "(" + joint + ".*)?", RegExp.NONE).toAutomaton(),
                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        return asking(() -> {
            List<String> found = new ArrayList<>();
            Terms terms = letters.isEmpty() ? null : MultiTerms.getTerms(searcher.getIndexReader(), field.word());
            if (terms == null) {
                return found;
            }
            TermsEnum all = terms.intersect(names, null);
            for (BytesRef term = all.next(); term != null && found.size() < most; term = all.next()) {
                found.add(term.utf8ToString());
            }
            return found;
        });
    }

    @Override
    public List<String> names(ExactField field, int most) {
        return beginning(field, "", most);
    }

    @Override
    public Set<String> numbers() {
        if (numbers == null) {
            numbers = DecisionDocument.numberNames(searcher.getIndexReader());
        }
        return numbers;
    }

    @Override
    public long withNumber(SearchFilter filter, String number) {
        return asking(() -> {
            BooleanQuery.Builder both = new BooleanQuery.Builder()
                    .add(new FieldExistsQuery(DecisionDocument.NUMBER + NumberRange.plainName(number)), Occur.FILTER);
            FilterQuery.of(filter, searcher).clauses().forEach(clause -> both.add(clause, Occur.FILTER));
            return (long) searcher.count(both.build());
        });
    }

    @Override
    public long count(SearchFilter filter) {
        return asking(() -> {
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            FilterQuery.of(filter, searcher).clauses().forEach(clause -> all.add(clause, Occur.FILTER));
            return (long) searcher.count(all.build());
        });
    }

    private interface Asking<T> {
        T now() throws IOException;
    }

    private static <T> T asking(Asking<T> asking) {
        try {
            return asking.now();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
