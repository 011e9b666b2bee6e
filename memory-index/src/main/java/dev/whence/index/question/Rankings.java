package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Figure;
import dev.whence.index.query.ExactField;
import java.util.Optional;

/// Reads which groups are wanted by their rank: those with the most decisions, or the largest total.
final class Rankings {

    private Rankings() {}

    /// `top 5`, with what stands behind it.
    static void readTop(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.is(i, "top", "main", "leading", "chief", "commonest") && ranked(i + 1, draft)) {
                draft.claim(i, i);
                continue;
            }
            Optional<Integer> count = draft.is(i, "top") ? Wishes.whole(i + 1, draft) : Optional.empty();
            if (count.isPresent()) {
                draft.wish.limit = count.get();
                draft.claim(i, i + 1);
                ranked(i + 2, draft);
            }
        }
    }

    /// A group word behind a number of groups: those with the most decisions are wanted.
    private static boolean ranked(int i, Draft draft) {
        Optional<Aggregation.Key> key = Groups.key(i, draft);
        key.ifPresent(found -> {
            draft.wish.by.add(found);
            draft.wish.most = draft.wish.most == null || draft.wish.most;
            draft.claim(i, i);
        });
        return key.isPresent();
    }

    /// `agents by number of refusals`, `rank the agents by refusals`: a figure for each of what stands
    /// before.
    static boolean readRanked(int by, Draft draft) {
        if (draft.is(by, "by") && !draft.wish.by.isEmpty() && draft.wish.most != null && isAmount(by + 1, draft)) {
            draft.wish.figure = Figure.SUM;
            draft.claim(by, by);
            return true;
        }
        boolean asked = draft.is(by, "by") && draft.wish.by.isEmpty() && by + 1 < draft.size();
        Optional<Aggregation.Key> key = asked ? Groups.key(by - 1, draft) : Optional.empty();
        boolean number = asked
                && (draft.token(by + 1).is("number", "count")
                        || Outcomes.words().contains(draft.token(by + 1).lower()));
        if (key.isEmpty() || !number) {
            return false;
        }
        draft.wish.by.add(key.get());
        draft.wish.count = true;
        draft.claim(by - 1, by);
        for (int i = 0; i < by; i++) {
            if (draft.is(i, "rank", "ranked", "ranking", "sort", "sorted", "order", "ordered") && i + 3 > by - 1) {
                draft.claim(i, i);
            }
        }
        return true;
    }

    /// `top 10 customers by refund amount`, `by total value`: of what the largest sums are wanted.
    private static boolean isAmount(int i, Draft draft) {
        boolean amount = false;
        for (int at = i; at < i + 3 && draft.isFree(at) && Amounts.isWord(draft.token(at), draft); at++) {
            draft.wish.numberWords.add(draft.token(at).lower());
            amount = true;
            if (draft.is(at, "amount", "value", "total", "volume", "sum", "amounts", "money", "worth")) {
                draft.claim(at, at);
            }
        }
        return amount;
    }

    /// `top 5 refunds by amount`: not of groups, but the largest.
    static void readByNumber(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.is(i, "by")
                    && draft.isFree(i + 1)
                    && Amounts.isWord(draft.token(i + 1), draft)
                    && draft.wish.limit > 0
                    && draft.wish.by.isEmpty()
                    && draft.wish.order == null) {
                draft.wish.largest = draft.wish.largest == null || draft.wish.largest;
                draft.wish.numberWords.add(draft.token(i + 1).lower());
                draft.claim(i, i + 1);
            }
        }
    }

    /// `the largest number of refusals`, `the highest total`: of groups, not of decisions.
    static boolean readLargest(boolean largest, int i, Draft draft) {
        if (i + 2 >= draft.size()) {
            return false;
        }
        Token next = draft.token(i + 1); // which may have been read as the wish for a sum
        boolean total = next.is("total", "sum");
        boolean average = next.is("average", "mean");
        boolean number = next.is("number", "count") && draft.token(i + 2).is("of");
        if (draft.wish.share && groupsFor(i, i, draft)) {
            draft.claim(i, i); // the counts for each outcome tell which it is
            draft.wish.most = null;
            return true;
        }
        if (!total && !average && !number || !groupsFor(i, i + 1, draft)) {
            return false;
        }
        draft.wish.most = largest;
        draft.claim(i, number ? i + 2 : i + 1);
        if (!number) {
            draft.wish.figure = total ? Figure.SUM : Figure.AVERAGE;
        }
        return true;
    }

    /// `withdrew the most money`: not the most decisions, but the largest sum.
    private static void ofMoney(int i, Draft draft) {
        if (draft.is(i, "money", "value", "volume") && draft.wish.figure == null && !draft.wish.count) {
            draft.wish.figure = Figure.SUM;
            draft.claim(i, i);
        }
    }

    /// `the agent with`, `the three customers that`.
    private static boolean isOwner(int i, Draft draft) {
        int noun = Wishes.whole(i, draft).isPresent() ? i + 1 : i;
        boolean begins = i == 0
                || draft.is(
                        i - 1, "the", "of", "those", "find", "show", "name", "me", "list", "is", "was", "are", "were");
        return begins
                && Groups.key(noun, draft).isPresent()
                && draft.is(
                        noun + 1, "with", "that", "who", "which", "having", "whose", "where", "for", "had", "has", "on",
                        "when");
    }

    /// `which rule failed most often`, `the 3 most common reasons`, `on which day were the most orders
    /// placed`.
    static void readMost(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i - 1, "at")) {
                continue; // a bound: at most
            }
            if (draft.is(i, "most", "fewest", "least") && draft.is(i + 1, "first")) {
                draft.claim(i, i + 1); // all groups are wanted, only in this order
                draft.wish.fewestFirst = !draft.token(i).is("most");
            } else if (draft.is(i, "most", "fewest", "least") && draft.wish.largest == null) {
                int last = draft.is(i + 1, "often", "frequently", "frequent", "common", "commonly", "active", "busy")
                        ? i + 1
                        : i;
                if (groupsFor(i, last, draft)) {
                    draft.wish.most = draft.is(i, "most");
                    draft.claim(i, last);
                    ofMoney(last + 1, draft);
                }
            } else if (draft.is(i, "busiest", "slowest", "quietest", "calmest") && ranked(i + 1, draft)) {
                draft.wish.most = draft.token(i).is("busiest");
                draft.claim(i, i);
            }
        }
    }

    /// Finds what is ranked: named behind `which` or `who`, or right behind the superlative.
    private static boolean groupsFor(int first, int last, Draft draft) {
        if (!draft.wish.by.isEmpty()) {
            return true;
        }
        Wishes.whole(first - 1, draft).ifPresent(count -> {
            draft.wish.limit = count;
            draft.claim(first - 1, first - 1);
        });
        for (int i = 0; i < first; i++) {
            if (draft.is(i, "which", "what") && rankedBehind(i + 1, draft)) {
                return true;
            }
            if (isOwner(i, draft)) {
                int noun = Wishes.whole(i, draft).isPresent() ? i + 1 : i;
                if (noun > i) {
                    draft.wish.limit = Wishes.whole(i, draft).orElse(0);
                    draft.claim(i, i);
                }
                return ranked(noun, draft);
            }
            if (draft.is(i, "who")) {
                draft.wish.by.add(new Aggregation.Key.Field(ExactField.ACTOR, ""));
                return true;
            }
        }
        return ranked(last + 1, draft)
                || draft.isFree(last + 1)
                        && Outcomes.words().contains(draft.token(last + 1).lower())
                        && ranked(last + 2, draft) // the most violated rule
                || askedBehind(last, draft);
    }

    /// `fewest refusals: which agent`.
    private static boolean askedBehind(int last, Draft draft) {
        for (int i = last + 1; i < draft.size(); i++) {
            if (draft.is(i, "which", "what") && rankedBehind(i + 1, draft)) {
                return true;
            }
        }
        return false;
    }

    /// `which 3 agents`.
    private static boolean rankedBehind(int i, Draft draft) {
        Optional<Integer> count = Wishes.whole(i, draft);
        if (count.isEmpty() || !ranked(i + 1, draft)) {
            return ranked(i, draft);
        }
        draft.wish.limit = count.get();
        draft.claim(i, i);
        return true;
    }
}
