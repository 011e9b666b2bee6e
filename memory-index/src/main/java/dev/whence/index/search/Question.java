package dev.whence.index.search;

import dev.whence.index.query.Quote;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.text.EnglishText;
import dev.whence.index.text.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What somebody typed, taken apart: phrases in quotation marks, and words. Nothing in it is syntax but the
/// quotation marks.
///
/// @param phrases terms that must stand together, for each phrase
/// @param words what else is looked for, each once, in order; without small words unless there is nothing else
record Question(List<List<String>> phrases, List<Word> words) {

    private static final Pattern PHRASE = Pattern.compile("[\"“”]([^\"“”]+)[\"“”]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s;\"“”()<>\\[\\]{}|~^*?!=\\\\]+|,(?!\\d)");
    private static final int LEAST_BEGINNING = 4;
    private static final int MAX_PARTS = 12;
    private static final int MAX_PHRASE = 50;
    private static final int MAX_PHRASES = 10;

    /// One word that somebody typed.
    ///
    /// @param typed as it was typed, without marks around it
    /// @param readings the terms it is made of, for each way to read it: `PayPal` as one word or as two
    /// @param ids the forms it has as an identifier; empty if it cannot be one
    /// @param place its place among all words of the text, small ones included
    record Word(String typed, List<List<String>> readings, List<String> ids, int place) {

        /// Every term of every reading, each once.
        List<String> terms() {
            return readings.stream().flatMap(List::stream).distinct().toList();
        }

        /// Whether its parts mean something together only.
        boolean isId() {
            return !ids.isEmpty() && Ids.isId(typed);
        }

        /// Whether it is enough of an identifier to look for those that begin with it.
        boolean mayBeginId() {
            return typed.length() >= LEAST_BEGINNING && typed.chars().anyMatch(Character::isDigit);
        }
    }

    /// @throws UnusableQueryException if there is no word in the text
    static Question of(String text, EnglishText analyzer) {
        List<List<String>> phrases = new ArrayList<>();
        Matcher quoted = PHRASE.matcher(text);
        while (quoted.find()) {
            List<String> terms = analyzer.words(quoted.group(1));
            if (terms.size() > MAX_PHRASE) {
                throw new UnusableQueryException("The phrase in quotation marks has " + terms.size()
                        + " words; give at most " + MAX_PHRASE + ", or leave out the quotation marks");
            }
            if (!terms.isEmpty()) {
                phrases.add(terms);
            }
        }
        if (phrases.size() > MAX_PHRASES) {
            throw new UnusableQueryException(
                    "There are " + phrases.size() + " phrases in quotation marks; give at most " + MAX_PHRASES);
        }
        List<Word> words = words(quoted.replaceAll(" "), analyzer);
        List<Word> telling =
                words.stream().filter(Predicate.not(Question::isSmall)).toList();
        if (phrases.isEmpty() && words.isEmpty()) {
            throw new UnusableQueryException("There is no word to search for in '" + Quote.of(text)
                    + "'; give words, names or ids, or leave the text out to search by filters");
        }
        return new Question(phrases, telling.isEmpty() && phrases.isEmpty() ? words : telling);
    }

    private static boolean isSmall(Word word) {
        return EnglishText.isSmall(word.typed.toLowerCase(Locale.ROOT));
    }

    private static List<Word> words(String text, EnglishText analyzer) {
        Map<List<List<String>>, Word> words = new LinkedHashMap<>();
        int place = 0;
        for (String typed : BETWEEN_WORDS.split(text)) {
            List<List<String>> readings = Stream.of(typed, typed.toLowerCase(Locale.ROOT))
                    .map(analyzer::words)
                    .filter(Predicate.not(List::isEmpty))
                    .distinct()
                    .toList();
            for (Word word : words(typed, readings, place)) {
                words.putIfAbsent(word.readings, word);
                place++;
            }
        }
        return List.copyOf(words.values());
    }

    /// One word, or many where no blanks are put between words.
    private static List<Word> words(String typed, List<List<String>> readings, int place) {
        if (readings.isEmpty()) {
            return List.of();
        }
        if (readings.getFirst().size() <= MAX_PARTS) {
            return List.of(new Word(Ids.plain(typed), readings, ids(typed), place));
        }
        List<String> parts = readings.getFirst();
        return IntStream.range(0, parts.size())
                .mapToObj(i -> new Word(parts.get(i), List.of(List.of(parts.get(i))), List.of(), place + i))
                .toList();
    }

    /// A word of letters alone is no identifier: names of people would count as ids of those who act under them.
    private static List<String> ids(String typed) {
        return typed.chars().allMatch(c -> Character.isLetter(c) || c == '\'' || c == '’')
                ? List.of()
                : Ids.readings(typed)
                        .filter(id -> !id.isEmpty() && !id.chars().allMatch(Character::isLetter))
                        .distinct()
                        .toList();
    }
}
