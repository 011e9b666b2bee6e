package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.ExactField;
import dev.whence.index.question.Part.Condition;
import java.util.ArrayList;
import java.util.List;

/// The parts of a question by what they speak of: the decisions that are looked at, and others that these are
/// compared with: the part of a share, what a group must have or lack.
///
/// @param main what all decisions that are looked at must be like
/// @param apart what the part of a share must be like; empty if there is none
/// @param members what groups must have or lack
record Clauses(List<Part> main, List<Part> apart, List<MemberParts> members) {

    /// What a group must have or lack, in parts.
    ///
    /// @param field where it has the group's value, if not where all others have it
    record MemberParts(
            List<Part> parts,
            @org.jspecify.annotations.Nullable ExactField field,
            boolean wanted) {}

    static Clauses of(Draft draft) {
        if (draft.wish.share) {
            return shared(draft);
        }
        List<Part> main = new ArrayList<>(draft.parts);
        List<MemberParts> members = new ArrayList<>();
        for (Memberships.Membership membership : draft.wish.memberships) {
            boolean days = draft.wish.by.stream().anyMatch(Aggregation.Key.Time.class::isInstance);
            main.removeIf(part -> membership.isOnlyOf(part) && !(days && isTime(part)));
            members.addAll(membership.members(draft.parts));
        }
        return new Clauses(main, List.of(), members);
    }

    /// What is said behind `was` or `were` tells of which part; else how it ended.
    private static Clauses shared(Draft draft) {
        List<Part> main = new ArrayList<>(draft.parts);
        List<Part> apart = draft.parts.stream()
                .filter(part -> !isTime(part) && draft.wish.shareBehind >= 0 && part.first() > draft.wish.shareBehind)
                .toList();
        if (apart.isEmpty() && !Shares.isOfAll(draft)) {
            apart = draft.parts.stream()
                    .filter(part -> Conditions.asksForOutcome(List.of(part)))
                    .toList();
        }
        main.removeAll(apart);
        return new Clauses(main, apart, List.of());
    }

    static boolean isTime(Part part) {
        return part.condition() instanceof Condition.Time || part.condition() instanceof Condition.Recurring;
    }

    /// Whether a clause speaks of commands, of which it can be said that they were done.
    static boolean hasCommand(List<Part> parts) {
        return parts.stream()
                .anyMatch(part -> !part.negated()
                        && part.condition() instanceof Condition.Values values
                        && values.field() == ExactField.COMMAND);
    }

    /// The filters of what groups must have or lack.
    List<Aggregation.Member> members(Conditions conditions, boolean done) {
        return members.stream()
                .map(member -> new Aggregation.Member(
                        conditions.of(member.parts, done && hasCommand(member.parts)), member.field, member.wanted))
                .toList();
    }
}
