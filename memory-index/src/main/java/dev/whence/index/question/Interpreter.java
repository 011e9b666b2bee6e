package dev.whence.index.question;

import dev.whence.index.query.KnownTerms;
import dev.whence.index.query.SearchQuery;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.index.question.Part.Condition;
import dev.whence.model.Domain;
import java.time.ZonedDateTime;

/// Reads questions in plain English as structured queries, always in the same way. Any thread may use it.
public final class Interpreter {

    /// Of longer questions the rest is not read: nobody asks so much at once.
    private static final int MAX_TOKENS = 400;

    private final Lexicon lexicon;

    public Interpreter(Domain domain) {
        this.lexicon = Lexicon.of(domain);
    }

    /// Reads a question.
    ///
    /// @param now when it is asked, which "yesterday" starts from, in the zone of the person who asks
    /// @throws UnusableQueryException if it says nothing about which decisions are meant
    public Interpretation read(String question, KnownTerms known, ZonedDateTime now) {
        if (question.length() > SearchQuery.MAX_TEXT_LENGTH) {
            throw new UnusableQueryException("The question has " + question.length() + " characters; ask in at most "
                    + SearchQuery.MAX_TEXT_LENGTH);
        }
        Draft typed = new Draft(Idioms.saidPlainly(Shorthand.writtenOut(question)), lexicon, known, now);
        if (typed.size() > MAX_TOKENS) {
            throw new UnusableQueryException("The question has " + typed.size() + " words; ask in at most " + MAX_TOKENS
                    + ", or search for a text instead");
        }
        Draft draft = Spelling.corrected(typed);
        readParts(draft);
        return new Assembly(draft).interpretation();
    }

    /// Each reader claims what it understands; the surest come first.
    private static void readParts(Draft draft) {
        readQuoted(draft);
        Positions.read(draft);
        Percentages.read(draft);
        Thresholds.read(draft);
        Numbers.read(true, draft);
        Names.read(draft);
        Acting.readExact(draft);
        Programs.read(draft);
        Times.read(draft);
        Rules.readNames(draft);
        StatedReasons.read(draft);
        Commands.readNames(draft);
        Wishes.read(draft);
        Rules.readDenied(draft);
        Rules.readLacking(draft);
        Outcomes.read(draft);
        Acting.readRoles(draft);
        Commands.read(false, draft);
        Rules.readReasons(draft);
        Commands.read(true, draft);
        Commands.readPaid(draft);
        Numbers.read(false, draft);
        Making.read(draft);
        Memberships.read(draft);
        Owners.read(draft);
        Comparisons.read(draft);
        Negations.read(draft);
        Figures.readDone(draft);
        Shares.check(draft);
    }

    private static void readQuoted(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.token(i).isQuoted()) {
                if (Token.stems(draft.token(i).text()).isEmpty()) {
                    draft.claim(i, i);
                } else {
                    draft.add(i, i, new Condition.Words(draft.token(i).text().strip()));
                }
            }
        }
    }
}
