package dev.whence.index.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/// How text becomes words, alike when it is indexed and when it is asked for: Unicode word boundaries, compound
/// words split, lower case, accents folded, English endings cut off.
///
/// Every word is indexed, so that phrases stay whole; a question's own small words are left out of it by
/// [#isSmall].
public final class EnglishText extends Analyzer {

    /// Articles, prepositions, forms of be and have, plain negation, and the words questions are made with.
    private static final Set<String> SMALL =
            Set.of(("a also an and any are as at be because been being but by can could "
                            + "did do does done each every find for from get give had has have having he her hers him his how i if "
                            + "in into is it its just list many me much my no not of on or our please she show so some such tell "
                            + "than that the their them then there these they this those to up us was we were what when where "
                            + "which who whom whose why will with would you your")
                    .split(" "));

    /// How many places apart two pieces of text are, so that no phrase spans them.
    static final int GAP = 16;

    @Override
    public int getPositionIncrementGap(String field) {
        return GAP;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream parts = new WordPartsFilter(words);
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(parts)));
        return new TokenStreamComponents(words, new PorterStemFilter(folded));
    }

    /// The words of a text, in order; of a compound word its parts alone.
    public List<String> words(String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (step.getPositionIncrement() == 0) {
                    words.removeLast(); // the whole, of which this is the first part
                }
                words.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot be: the text is in memory
        }
        return words;
    }

    /// Whether a word as it was typed, in lower case, says nothing about what is looked for.
    public static boolean isSmall(String word) {
        return SMALL.contains(word);
    }
}
