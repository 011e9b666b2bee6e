package dev.whence.index.question;

import dev.whence.index.query.SearchFilter;
import dev.whence.index.query.SearchQuery;

/// Reads reasons that were stated, as words of the record that stand together.
final class StatedReasons {

    private StatedReasons() {}

    /// `the reason was ordered by mistake`: words of the record, whatever else they could mean.
    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            int first = i + 1;
            boolean negated = false;
            while (draft.is(i, "reason", "reasons")
                    && draft.is(first, "was", "is", "were", "being", "given", "stated", "not", "isn't", "wasn't")) {
                negated |= draft.is(first, "not", "isn't", "wasn't");
                first++;
            }
            int before = draft.parts.size();
            if (draft.is(i, "reason") && draft.is(i - 1, "the", "a") && draft.is(i - 2, "as")) {
                before(i, draft);
                continue;
            }
            boolean named =
                    draft.is(i, "reason") && draft.is(i - 1, "the") && draft.is(i - 2, "with", "for", "giving", "gave");
            if ((first > i + 1 || named) && draft.isFree(first)) {
                behind(draft.is(i - 1, "stated", "given") ? i - 1 : i, first, draft);
            }
            if (negated && draft.parts.size() > before) {
                draft.parts.set(before, draft.parts.get(before).negate());
            }
        }
    }

    /// `cancelled because it was ordered by mistake`: the longest run of these words that some decision has
    /// together.
    static boolean behind(int marker, int first, Draft draft) {
        int end = first;
        while (draft.isFree(end) && (end == first || !draft.token(end).afterBreak())) {
            end++;
        }
        return stated(marker, first, first, end, 2, draft);
    }

    /// The same for a run of at least three words.
    static boolean whole(int marker, int first, Draft draft) {
        int end = first;
        while (draft.isFree(end) && (end == first || !draft.token(end).afterBreak())) {
            end++;
        }
        return end - first >= 3 && stated(marker, first, first, end, 3, draft);
    }

    /// The longest run of words from `first` until before `end`; what stands from `marker` to `last` announces it.
    private static boolean stated(int marker, int last, int first, int end, int least, Draft draft) {
        for (int length = end - first; length >= least; length--) {
            for (int from = first; from + length <= end; from++) {
                String words = draft.question.substring(
                        draft.token(from).start(),
                        draft.token(from + length - 1).end());
                SearchFilter together =
                        SearchQuery.builder().phrase(words).build().filter();
                if (Token.stems(words).size() > 1 && draft.known.count(together) > 0) {
                    draft.claim(marker, Math.max(last, marker));
                    draft.add(from, from + length - 1, new Part.Condition.Words(words));
                    return true;
                }
            }
        }
        return false;
    }

    /// `gave ordered by mistake as the reason`.
    private static void before(int reason, Draft draft) {
        int first = reason - 2;
        while (draft.isFree(first - 1) && !draft.token(first).afterBreak()) {
            first--;
        }
        stated(reason - 2, reason, first, reason - 2, 2, draft);
    }
}
