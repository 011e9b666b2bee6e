package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Reads how decisions ended.
final class Outcomes {

    static final String REFUSED = "refused";
    static final String ACCEPTED = "accepted";

    private static final Map<String, String> WORDS = Stream.of(
                    Map.entry(
                            REFUSED,
                            "refused refuse refuses refusal refusals refusing rejected reject rejects rejection rejections"
                                    + " rejecting denied deny denies denial denials denying declined decline declines"
                                    + " declining failed fail fails failing failure failures unsuccessful disallowed"
                                    + " forbidden block blocks blocked blocking prevented prevents unsuccessfully bounced bounce bounces bouncing vetoed rebuffed"
                                    + " prohibited barred stopped thwarted violated violates violating violation violations breached"
                                    + " breaches breach"),
                    Map.entry(
                            ACCEPTED,
                            "accepted accept accepts accepting allowed succeeded succeed succeeds success successes"
                                    + " successful successfully completed executed permitted granted approved passed"),
                    Map.entry("invalid", "invalid malformed"),
                    Map.entry("conflicted", "conflicted conflict conflicts conflicting"),
                    Map.entry("failed", "crashed errored error errors"),
                    Map.entry("observed", "observed observation observations"),
                    Map.entry("unreadable", "unreadable damaged-record"))
            .flatMap(entry -> Stream.of(entry.getValue().split(" ")).map(word -> Map.entry(word, entry.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /// Two words that are one.
    private static final Map<String, String> PAIRS = Map.ofEntries(
            Map.entry("turned down", REFUSED),
            Map.entry("turn down", REFUSED),
            Map.entry("turns down", REFUSED),
            Map.entry("knocked back", REFUSED),
            Map.entry("went through", ACCEPTED),
            Map.entry("go through", ACCEPTED),
            Map.entry("goes through", ACCEPTED),
            Map.entry("gone through", ACCEPTED),
            Map.entry("got through", ACCEPTED),
            Map.entry("went wrong", REFUSED),
            Map.entry("go wrong", REFUSED),
            Map.entry("waved through", ACCEPTED),
            Map.entry("took effect", ACCEPTED),
            Map.entry("take effect", ACCEPTED),
            Map.entry("takes effect", ACCEPTED),
            Map.entry("taken effect", ACCEPTED));

    private static final Set<String> ABLE = Set.of("could", "can", "cannot", "can't", "couldn't");

    /// So many words before or behind, what is broken may be named.
    private static final int NEAR = 3;

    private Outcomes() {}

    static Set<String> words() {
        return WORDS.keySet();
    }

    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)) {
                readAt(i, draft);
            }
        }
    }

    private static void readAt(int i, Draft draft) {
        Token token = draft.token(i);
        String pair = draft.isFree(i + 1)
                ? PAIRS.get(token.lower() + " " + draft.token(i + 1).lower())
                : null;
        if (pair != null) {
            add(i, i + 1, pair, draft);
        } else if (isWaiting(i, draft)) {
            int last = draft.is(i + 1, "for") && draft.is(i + 2, "approval", "confirmation") ? i + 2 : i;
            add(i, last, "waiting", draft);
        } else if (draft.is(i, "broken", "broke", "break", "breaks", "breaking", "unmet") && isOfRule(i, draft)) {
            add(i, i, REFUSED, draft);
        } else if (isImpossible(i, draft)) {
            add(i, negation(i, draft), REFUSED, draft);
        } else if (WORDS.containsKey(token.lower())) {
            add(i, i, WORDS.get(token.lower()), draft);
        }
    }

    private static boolean isWaiting(int i, Draft draft) {
        return draft.is(i, "waiting", "awaiting", "pending")
                && (draft.is(i + 1, "approval") || draft.is(i + 1, "for") && draft.is(i + 2, "approval"));
    }

    /// `rules broken by dash`, `which rules did dash break`, `who broke a rule`.
    private static boolean isOfRule(int i, Draft draft) {
        return IntStream.rangeClosed(Math.max(0, i - NEAR), Math.min(draft.size() - 1, i + NEAR - 1))
                .anyMatch(at -> draft.token(at).is("rule", "rules"));
    }

    /// `could not be cancelled`: it was refused.
    private static boolean isImpossible(int i, Draft draft) {
        return ABLE.contains(draft.token(i).lower()) && negation(i, draft) >= 0;
    }

    /// The place of the negation that belongs to a `can` or `could`, within the words that may stand
    /// between.
    private static int negation(int i, Draft draft) {
        if (draft.is(i, "cannot", "can't", "couldn't")) {
            return i;
        }
        for (int j = i + 1; j < Math.min(draft.size(), i + 7) && !draft.token(j).afterBreak(); j++) {
            if (draft.is(j, "not")) {
                return draft.is(j + 1, "be", "get") ? j : -1;
            }
        }
        return -1;
    }

    private static void add(int first, int last, String outcome, Draft draft) {
        if (last > first && outcome.equals(REFUSED) && draft.token(first).is("could", "can")) {
            draft.claim(first, first); // what stands between belongs to others
            first = last;
        }
        draft.add(first, last, ExactField.OUTCOME, List.of(outcome));
    }
}
