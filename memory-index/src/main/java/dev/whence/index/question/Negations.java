package dev.whence.index.question;

import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Turns around what stands behind a negation.
final class Negations {

    private static final Set<String> LEAVING_OUT = Set.of(
            "except",
            "excluding",
            "exclude",
            "excludes",
            "excepting",
            "without",
            "minus",
            "ignoring",
            "ignore",
            "skipping",
            "skip",
            "besides",
            "barring",
            "outside");

    private static final String[] ALL = {"everything", "anything", "all", "everyone", "everybody", "anyone", "anybody"};

    private Negations() {}

    static void read(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            int last = end(i, draft);
            if (last >= 0) {
                apply(i, last, draft);
            }
        }
    }

    /// The last token of the negation that begins here; -1 if none does.
    private static int end(int i, Draft draft) {
        if (draft.is(i, "other", "rather") && draft.is(i + 1, "than")
                || draft.is(i, ALL) && draft.is(i + 1, "but", "save")
                || draft.is(i, "apart", "aside") && draft.is(i + 1, "from")
                || draft.is(i, "outside", "instead") && draft.is(i + 1, "of")
                || draft.is(i, "leaving", "leave") && draft.is(i + 1, "out", "aside")
                || draft.is(i, "not") && draft.is(i + 1, "counting", "including", "considering")
                || draft.is(i, "save") && draft.is(i + 1, "for")) {
            return i + 1;
        }
        if (!draft.isFree(i)) {
            return -1;
        }
        String word = draft.token(i).lower();
        boolean plain = draft.is(i, "not", "never", "cannot", "neither", "non") || word.endsWith("n't");
        boolean no = draft.is(i, "no", "none") && !draft.is(i + 1, "longer", "matter", "more", "less", "fewer");
        return plain || no || isAllBut(i, draft) || LEAVING_OUT.contains(word) ? i : -1;
    }

    /// `all that dash did but returns`.
    private static boolean isAllBut(int i, Draft draft) {
        return draft.is(i, "but")
                && !draft.token(i).afterBreak()
                && !draft.is(i + 1, "not", "only", "also", "never")
                && IntStream.range(0, i).anyMatch(all -> draft.is(all, ALL));
    }

    private static void apply(int first, int last, Draft draft) {
        List<Part> inOrder = new ArrayList<>(draft.parts);
        inOrder.sort(Comparator.comparingInt(Part::first));
        Part next = inOrder.stream()
                .filter(part -> part.first() > last)
                .findFirst()
                .filter(part -> isNear(last + 1, part.first() - 1, draft))
                .orElse(null);
        if (next != null) {
            draft.claim(first, last);
            negateFrom(next, inOrder, draft);
            return;
        }
        Part before = inOrder.reversed().stream()
                .filter(part -> part.last() < first)
                .findFirst()
                .filter(part -> isNear(part.last() + 1, first - 1, draft))
                .filter(part ->
                        part.condition() instanceof Condition.Values values && values.field() == ExactField.FAILED_RULE)
                .orElse(null);
        if (before != null) {
            draft.claim(first, last);
            if (draft.is(last + 1, "met", "satisfied", "fulfilled", "kept", "respected", "held", "hold")) {
                draft.claim(last + 1, last + 1); // that the rule did not hold is what it says anyway
            } else {
                replace(before, draft);
            }
        } else if (isLeavingOut(first, draft)) {
            words(first, last + 1, draft);
        }
    }

    private static boolean isLeavingOut(int i, Draft draft) {
        return draft.is(i, "other") && draft.is(i + 1, "than")
                || draft.is(i, "not", "don't", "doesn't", "didn't") // without a condition behind it
                || draft.is(i, "except", "excluding", "excepting", "without", "excludes", "exclude");
    }

    /// `a reason other than no longer needed`: nothing else that was read, so that the words themselves are meant.
    private static void words(int marker, int from, Draft draft) {
        int first = from;
        while (draft.is(first, "the", "a", "an", "those", "ones", "with", "for", "about")) {
            first++;
        }
        int last = first - 1;
        while (draft.isFree(last + 1)
                && (last < first || !draft.token(last + 1).afterBreak())
                && !draft.is(last + 1, "in", "on", "by", "since", "and", "or", "from", "between", "during")) {
            last++;
        }
        boolean known = false;
        for (int i = first; i <= last; i++) {
            String word = draft.token(i).lower();
            boolean silent = Fillers.isSmall(word) || Fillers.isGeneral(word);
            if (!silent && !draft.known.hasWord(word)) {
                return;
            }
            known |= !silent;
        }
        if (known) {
            String typed = draft.question.substring(
                    draft.token(first).start(), draft.token(last).end());
            draft.add(marker, last, new Condition.Words(typed));
            draft.parts.set(draft.parts.size() - 1, draft.parts.getLast().negate());
        }
    }

    /// Only words that tell nothing stand between, and no break.
    private static boolean isNear(int from, int to, Draft draft) {
        for (int i = from; i <= Math.min(to + 1, draft.size() - 1); i++) {
            boolean last = i == to + 1;
            if (i > from && draft.token(i).afterBreak()) {
                return false;
            }
            if (!last
                    && draft.isFree(i)
                    && !Fillers.isSmall(draft.token(i).lower())
                    && !Fillers.isGeneral(draft.token(i).lower())) {
                return false;
            }
        }
        return true;
    }

    /// The part, and those of its kind that are added to it with `and`, `or` or a comma.
    private static void negateFrom(Part part, List<Part> inOrder, Draft draft) {
        replace(part, draft);
        Part last = part;
        for (Part next : inOrder.subList(inOrder.indexOf(part) + 1, inOrder.size())) {
            if (!sameKind(last, next) || !isAdded(last.last() + 1, next.first(), draft)) {
                return;
            }
            replace(next, draft);
            last = next;
        }
    }

    private static boolean sameKind(Part one, Part other) {
        return one.condition() instanceof Condition.Values values
                ? other.condition() instanceof Condition.Values others && isAlike(values.field(), others.field())
                : one.condition().getClass() == other.condition().getClass();
    }

    private static boolean isAlike(ExactField one, ExactField other) {
        Set<ExactField> acting = Set.of(ExactField.AGENT, ExactField.ACTOR, ExactField.PRINCIPAL);
        return one == other || acting.contains(one) && acting.contains(other);
    }

    private static boolean isAdded(int from, int next, Draft draft) {
        boolean joined = draft.token(next).afterBreak() && from == next;
        for (int i = from; i < next; i++) {
            joined |= draft.is(i, "and", "or", "nor", "versus", "vs");
            if (draft.isFree(i)
                    && !Fillers.isSmall(draft.token(i).lower())
                    && !Fillers.isGeneral(draft.token(i).lower())) {
                return false;
            }
        }
        return joined;
    }

    /// Not accepted is refused.
    private static void replace(Part part, Draft draft) {
        Part turned = part.condition() instanceof Condition.Values values
                        && values.field() == ExactField.OUTCOME
                        && values.values().equals(List.of(Outcomes.ACCEPTED))
                ? Part.of(
                        part.first(), part.last(), new Condition.Values(ExactField.OUTCOME, List.of(Outcomes.REFUSED)))
                : part.negate();
        draft.parts.set(draft.parts.indexOf(part), turned);
    }
}
