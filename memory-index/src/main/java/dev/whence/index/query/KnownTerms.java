package dev.whence.index.query;

import dev.whence.index.text.Stems;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which names, ids and words the decisions have: against this a question is read.
public interface KnownTerms {

    /// Whether a decision has the value.
    boolean has(ExactField field, String value);

    /// Whether all parts of a word stand in some decision.
    boolean hasWord(String word);

    /// A value as it was recorded: `order:#W2611340` for the entity `w2611340`.
    Optional<String> recorded(ExactField field, String value);

    /// A recorded value whose long number this is: `order:#W2611340` for the entity 2611340.
    Optional<String> numbered(ExactField field, String digits);

    /// Values that begin so, in the form without case and marks.
    List<String> beginning(ExactField field, String beginning, int most);

    /// Values that differ by at most so many letters, in the form without case and marks; the value itself
    /// included. Two neighbouring letters in the wrong order count once.
    ///
    /// @param edits 1 or 2
    List<String> near(ExactField field, String value, int edits, int most);

    /// Values of which one of the words is this, in the form without case and marks: `ben_okri_2044` for `okri`.
    List<String> withWord(ExactField field, String word, int most);

    /// All values of a field that has few, in the form without case and marks.
    List<String> names(ExactField field, int most);

    /// The names of numbers.
    Set<String> numbers();

    /// How many decisions fulfil the filter.
    long count(SearchFilter filter);

    /// How many of the decisions that fulfil the filter have a number under the name.
    long withNumber(SearchFilter filter, String number);

    /// How words are compared: without case, accents and English endings; the parts of compound words.
    static List<String> stems(String text) {
        return Stems.of(text);
    }
}
