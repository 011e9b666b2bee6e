package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import java.util.Optional;
import java.util.Set;

/// Reads who or what is asked for where it is no decision: `which customers did dash serve`, `agents who cancelled
/// an order`, `which rules failed`. The answer is a group of each.
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
        readNumber(draft);
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

    /// `how many customers were refused`: each counts once.
    private static void readNumber(Draft draft) {
        if (!draft.wish.count
                || draft.wish.distinct != null
                || !draft.wish.by.isEmpty()
                || draft.wish.averageOfCounts) {
            return;
        }
        for (int i = 2; i < draft.size(); i++) {
            boolean many =
                    draft.token(i - 2).is("how", "number") && draft.token(i - 1).is("many", "of");
            Optional<Aggregation.Key> key =
                    many && draft.isFree(i) && draft.token(i).lower().endsWith("s")
                            ? Groups.key(i, draft)
                            : Optional.empty();
            if (key.isPresent()
                    && key.get() instanceof Aggregation.Key.Field field
                    && FIELDS.contains(field.field())
                    && !isNoun(i, draft)
                    && !isEntity(i, draft)) {
                draft.wish.distinct = new Aggregation.Measure.Distinct(field.field(), field.prefix());
                draft.claim(i, i);
                return;
            }
        }
    }

    /// A `user` may be an entity that is counted by what was done to it.
    private static boolean isEntity(int i, Draft draft) {
        String word = draft.token(i).lower();
        return draft.lexicon.entities().stream()
                .anyMatch(name -> word.equals(name.recorded()) || word.equals(name.recorded() + "s"));
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
