package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.question.Clauses.MemberParts;
import dev.whence.index.question.Part.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which groups are wanted by decisions that they lack, or have: `orders that were never shipped`, `agents
/// without refusals`, `customers who both returned and exchanged something`.
final class Memberships {

    /// What such groups can be; not what every decision has, like a time or a reason.
    private static final Set<ExactField> OWNERS = Set.of(
            ExactField.ENTITY,
            ExactField.AGENT,
            ExactField.ACTOR,
            ExactField.PRINCIPAL,
            ExactField.ON_BEHALF_OF,
            ExactField.CLIENT,
            ExactField.COMMAND,
            ExactField.CONVERSATION,
            ExactField.CORRELATION,
            ExactField.FAILED_RULE,
            ExactField.RULE);

    /// What groups must have, each of it, or lack.
    ///
    /// @param noun where the groups are named
    /// @param marker where it is said that they have or lack something
    /// @param field where it has the group's value, if not where all others have it
    /// @param hasDeed whether something besides who acted is said of what they have or lack
    record Membership(int noun, int marker, @Nullable ExactField field, boolean wanted, boolean hasDeed) {

        /// Whether a part says nothing of the groups' other decisions.
        boolean isOnlyOf(Part part) {
            return part.last() > marker || isActor(part) && !hasDeed;
        }

        /// `commands that vera was never refused`: the actor between the groups and what they lack.
        private boolean isActor(Part part) {
            return part.first() > noun
                    && part.condition() instanceof Condition.Values values
                    && ACTING.contains(values.field());
        }

        /// What is said behind the marker; a time in front of the groups is meant of it as well.
        List<MemberParts> members(List<Part> all) {
            List<Part> own = all.stream()
                    .filter(part -> part.last() > marker || isActor(part) || Clauses.isTime(part) && part.last() < noun)
                    .filter(part -> field == null || !isOutcome(part))
                    .toList();
            if (!wanted) {
                return List.of(new MemberParts(own, field, false));
            }
            return own.stream()
                    .filter(Memberships::isDeed)
                    .map(deed -> new MemberParts(
                            own.stream()
                                    .filter(part -> part.equals(deed) || !isDeed(part))
                                    .toList(),
                            field,
                            true))
                    .toList();
        }
    }

    private static final Set<ExactField> ACTING = Set.of(ExactField.AGENT, ExactField.ACTOR, ExactField.PRINCIPAL);

    private Memberships() {}

    private static boolean isOutcome(Part part) {
        return part.condition() instanceof Condition.Values values && values.field() == ExactField.OUTCOME;
    }

    private static boolean isDeed(Part part) {
        return part.condition() instanceof Condition.Values values
                && Set.of(ExactField.COMMAND, ExactField.EVENT, ExactField.FAILED_RULE)
                        .contains(values.field());
    }

    static void read(Draft draft) {
        for (int i = 0; i < draft.size() && draft.wish.memberships.isEmpty(); i++) {
            int last = lacking(i, draft);
            boolean both = draft.is(i, "both");
            if (last >= i || both) {
                read(i, both ? i : last, !both, draft);
            }
        }
    }

    private static void read(int first, int last, boolean lacks, Draft draft) {
        int place = last;
        long deeds = draft.parts.stream()
                .filter(part -> part.last() > place && (lacks ? !Clauses.isTime(part) : isDeed(part)))
                .count();
        int noun = noun(first, draft);
        Membership membership = new Membership(noun, last, null, !lacks, deeds > 0);
        boolean byActor = lacks && draft.parts.stream().anyMatch(membership::isActor);
        if (noun < 0 || deeds < (lacks ? 1 : 2) && !byActor) {
            return;
        }
        Aggregation.Key key = key(noun, draft).orElseThrow();
        boolean rules = key instanceof Aggregation.Key.Field field && field.field() == ExactField.FAILED_RULE;
        boolean broken = rules && draft.parts.stream().anyMatch(part -> part.last() > place && isOutcome(part));
        draft.wish.by.add(rules ? new Aggregation.Key.Field(ExactField.RULE, "") : key);
        draft.wish.memberships.add(
                new Membership(noun, last, broken ? ExactField.FAILED_RULE : null, !lacks, deeds > 0));
        draft.wish.countOfGroups = draft.wish.count;
        draft.wish.count = true;
        draft.claim(first, last);
        draft.claim(noun, noun);
    }

    /// The last token of what says that something is lacking; -1 if nothing does here.
    private static int lacking(int i, Draft draft) {
        if (draft.is(i, "nobody", "noone", "never")) {
            return draft.is(i + 1, "once", "ever") ? i + 1 : i;
        }
        if (draft.is(i, "no") && draft.is(i + 1, "one")) {
            return i + 1;
        }
        if (draft.is(i, "not") && draft.is(i + 1, "yet", "once", "ever")) {
            return i + 1;
        }
        if (draft.is(i, "without") && !draft.is(i + 1, "an", "the")) {
            return draft.is(i + 1, "any", "ever") ? i + 1 : draft.is(i + 2, "single") ? i + 2 : i;
        }
        if (draft.is(i, "with", "had", "have", "has", "having") && draft.is(i + 1, "no")) {
            return i + 1;
        }
        if (draft.is(i, "no", "none") && draft.is(i - 1, "but")) {
            return i;
        }
        if (draft.is(i, "not") && draft.is(i - 1, "but") && isDeedBehind(i, draft)) {
            return i;
        }
        boolean denied = draft.is(i, "not", "haven't", "hasn't", "hadn't", "didn't", "weren't", "wasn't");
        boolean ofOwner = owner(i - 1, draft)
                || draft.is(i - 1, "that", "who", "which", "were", "was", "have", "has", "had", "did")
                        && (owner(i - 2, draft) || draft.is(i - 2, "that", "who", "which") && owner(i - 3, draft))
                || draft.is(i - 1, "who")
                || draft.is(i - 2, "who");
        return denied && ofOwner ? i : -1;
    }

    /// `orders placed but not cancelled`; not `but not by dash`.
    private static boolean isDeedBehind(int i, Draft draft) {
        return draft.parts.stream()
                .anyMatch(part -> part.first() > i
                        && part.first() <= i + 2
                        && part.condition() instanceof Condition.Values values
                        && values.field() == ExactField.COMMAND);
    }

    private static boolean owner(int i, Draft draft) {
        return i >= 0 && key(i, draft).isPresent() && draft.token(i).lower().endsWith("s");
    }

    /// Where the groups are named; `who` is whoever acted.
    private static int noun(int marker, Draft draft) {
        for (int i = marker - 1; i >= 0; i--) {
            boolean asked = draft.is(i - 1, "which", "what", "any", "every", "each");
            if (draft.is(i, "who") && i >= marker - 2 && !owner(i - 1, draft)
                    || key(i, draft).isPresent() && (asked || owner(i, draft))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<Aggregation.Key> key(int i, Draft draft) {
        if (i < 0) {
            return Optional.empty();
        }
        if (draft.is(i, "who")) {
            return Optional.of(new Aggregation.Key.Field(ExactField.ACTOR, ""));
        }
        return draft.is(i, "reason", "reasons", "cause", "causes", "events", "actions", "operations")
                ? Optional.empty()
                : Groups.named(i, draft).filter(key -> switch (key) {
                    case Aggregation.Key.Field field -> OWNERS.contains(field.field());
                    case Aggregation.Key.Time _ -> draft.isFree(i) && draft.is(i, "days", "weeks", "months", "hours");
                });
    }
}
