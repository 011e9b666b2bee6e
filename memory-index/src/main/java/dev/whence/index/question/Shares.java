package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import java.util.stream.IntStream;

/// Reads shares and rates: `what share of returns was refused`, `refusal rate by agent`.
final class Shares {

    /// What divides the whole, which stands before, from the part.
    private static final String[] DIVIDERS = {
        "was", "were", "is", "are", "got", "get", "gets", "did", "does", "do", "had", "has", "have", "ended", "came",
        "went"
    };

    private Shares() {}

    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, "share", "shares", "percentage", "percentages", "percent", "proportion", "fraction")
                    || draft.is(i, "%") && !(i > 0 && draft.token(i - 1).isNumber())) {
                share(i, draft);
            } else if (draft.is(i, "rate", "rates", "ratio")
                    && (isOutcome(i - 1, draft) || draft.is(i + 1, "of") && isOutcome(i + 2, draft))) {
                claim(i, draft);
            }
        }
    }

    private static void claim(int i, Draft draft) {
        draft.claim(i, i);
        draft.wish.share = true;
        draft.wish.shareAt = i;
    }

    private static void share(int i, Draft draft) {
        claim(i, draft);
        draft.wish.shareBehind = draft.is(i + 1, "of")
                ? IntStream.range(i + 2, draft.size())
                        .filter(at -> draft.is(at, DIVIDERS))
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    /// `share of refusals by agent`: how all refusals are divided, not how many of each agent's requests were
    /// refused.
    private static boolean isDivision(Draft draft) {
        int at = draft.wish.shareAt;
        return draft.wish.shareBehind < 0
                && !draft.wish.by.isEmpty()
                && draft.token(at + 1).is("of")
                && draft.token(at + 2).lower().endsWith("s")
                && Outcomes.words().contains(draft.token(at + 2).lower());
    }

    /// Whether a share has no part, as it is what each group has of all.
    static boolean isOfAll(Draft draft) {
        return draft.wish.share && draft.wish.shareAt + 2 < draft.size() && isDivision(draft);
    }

    private static boolean isOutcome(int i, Draft draft) {
        return draft.isFree(i) && Outcomes.words().contains(draft.token(i).lower());
    }

    /// Once all is read: takes a share back that is of nothing the record has.
    static void check(Draft draft) {
        if (!draft.wish.share) {
            return;
        }
        Clauses clauses = Clauses.of(draft);
        boolean whole = clauses.main().stream().anyMatch(part -> !Clauses.isTime(part));
        boolean ofOthers = !whole
                && draft.wish.shareBehind >= 0
                && IntStream.range(draft.wish.shareAt, draft.wish.shareBehind)
                        .anyMatch(i -> draft.isFree(i)
                                && Groups.key(i, draft)
                                        .filter(Aggregation.Key.Field.class::isInstance)
                                        .isPresent()
                                && !Fillers.isGeneral(draft.token(i).lower())
                                && !draft.is(i, "command", "commands"));
        if (ofOthers || clauses.apart().isEmpty() && draft.wish.by.isEmpty()) {
            draft.wish.share = false;
            draft.wish.count = true;
            draft.notUnderstood.add(draft.token(draft.wish.shareAt).text());
            draft.note("Shares are read of decisions only, as in 'what share of returns was refused';"
                    + " this is the count.");
        }
    }
}
