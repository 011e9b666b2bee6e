package dev.whence.index.question;

import dev.whence.index.Aggregation;
import dev.whence.index.ExactField;
import java.util.Optional;
import java.util.Set;

/// Reads who or what is asked for where it is no decision: `which customers did dash serve`, `agents who
/// cancelled an
/// order`, `which rules failed`. The answer is a group of each.
final class Owners {

    private static final Set<ExactField> FIELDS = Set.of(
            ExactField.AGENT,
            ExactField.ACTOR,
            ExactField.PRINCIPAL,
            ExactField.ON_BEHALF_OF,
            ExactField.CLIENT,
            ExactField.FAILED_RULE);

    private Owners() {}

    /// Once all else is read.
    static void read(Draft draft) {
        if (draft.wish.isFigures() || draft.wish.order != null || draft.wish.largest != null) {
            return;
        }
        for (int i = 0; i < draft.size(); i++) {
            Optional<Aggregation.Key> key = isAsked(i, draft) ? Groups.key(i, draft) : Optional.empty();
            if (key.isPresent()
                    && key.get() instanceof Aggregation.Key.Field field
                    && FIELDS.contains(field.field())
                    && !isNoun(i, draft)) {
                draft.wish.by.add(key.get());
                draft.claim(i, i);
                return;
            }
        }
    }

    /// In the plural, behind `which`, or before `who`.
    private static boolean isAsked(int i, Draft draft) {
        boolean plural = draft.isFree(i) && draft.token(i).lower().endsWith("s");
        boolean which = draft.is(i - 1, "which", "what")
                || draft.is(i - 1, "the", "other") && draft.is(i - 2, "which", "list", "name");
        boolean who = draft.is(i + 1, "who", "whose", "that")
                && (i == 0 || draft.is(i - 1, "the", "all", "any", "list", "show", "name", "find", "of", "me"));
        boolean broken = draft.is(i, "rules", "checks")
                && i + 1 < draft.size()
                && draft.token(i + 1).is("broken", "violated", "breached", "failed", "failing", "that", "which");
        return plural && (which || who || broken);
    }

    /// `actions`, `operations`: what decisions are, not who.
    private static boolean isNoun(int i, Draft draft) {
        return Fillers.isGeneral(draft.token(i).lower()) || draft.is(i, "reasons", "causes");
    }
}
