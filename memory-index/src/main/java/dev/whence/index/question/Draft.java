package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.query.KnownTerms;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A question while it is being read: its tokens, who has claimed them, and what was made of them. Used by one
/// thread, for one question.
final class Draft {

    final String question;
    final List<Token> tokens;
    final Lexicon lexicon;
    final KnownTerms known;
    final ZonedDateTime now;
    final List<Part> parts = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Wish wish = new Wish();

    /// What stands in the question and no reader understands, as it is written.
    final List<String> notUnderstood = new ArrayList<>();

    private final boolean[] claimed;

    Draft(String question, Lexicon lexicon, KnownTerms known, ZonedDateTime now) {
        this(question, Token.of(question), lexicon, known, now);
    }

    private Draft(String question, List<Token> tokens, Lexicon lexicon, KnownTerms known, ZonedDateTime now) {
        this.question = question;
        this.tokens = List.copyOf(tokens);
        this.lexicon = lexicon;
        this.known = known;
        this.now = now;
        this.claimed = new boolean[tokens.size()];
    }

    /// The same question with other tokens, before anything was read.
    Draft with(List<Token> others, List<String> toNote) {
        Draft draft = new Draft(question, others, lexicon, known, now);
        toNote.forEach(draft::note);
        return draft;
    }

    int size() {
        return tokens.size();
    }

    Token token(int i) {
        return tokens.get(i);
    }

    boolean isFree(int i) {
        return i >= 0 && i < size() && !claimed[i];
    }

    boolean areFree(int first, int last) {
        return first >= 0 && last < size() && IntStream.rangeClosed(first, last).noneMatch(i -> claimed[i]);
    }

    /// Whether the free token at the place is one of these words.
    boolean is(int i, String... words) {
        return isFree(i) && token(i).is(words);
    }

    void claim(int first, int last) {
        for (int i = first; i <= last; i++) {
            claimed[i] = true;
        }
    }

    /// Takes words out of the question that mean something together which cannot be answered.
    void giveUp(int first, int last) {
        claim(first, last);
        notUnderstood.add(question.substring(token(first).start(), token(last).end()));
    }

    void add(int first, int last, Part.Condition condition) {
        claim(first, last);
        parts.add(Part.of(first, last, condition));
    }

    void add(int first, int last, ExactField field, List<String> values) {
        add(first, last, new Part.Condition.Values(field, values));
    }

    void note(String sentence) {
        if (!notes.contains(sentence)) {
            notes.add(sentence);
        }
    }

    boolean has(Predicate<Part.Condition> wanted) {
        return parts.stream().map(Part::condition).anyMatch(wanted);
    }

    /// The values that were read for a field, negated ones aside.
    List<String> values(ExactField field) {
        return parts.stream()
                .filter(part -> !part.negated())
                .map(Part::condition)
                .filter(Part.Condition.Values.class::isInstance)
                .map(Part.Condition.Values.class::cast)
                .filter(values -> values.field() == field)
                .flatMap(values -> values.values().stream())
                .toList();
    }
}
