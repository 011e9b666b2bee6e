package dev.whence.explain;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import dev.whence.explain.flip.Flips;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Why a decision came out as it did.
///
/// @param decision the decision itself
/// @param subject the entity that it is about, if it is about one
/// @param origins where the values that failing checks saw came from
/// @param causes the chain of decisions that this one states it was caused by, nearest first
/// @param consequences the first decisions that state this one as their cause, oldest first, refusals among them
/// @param possible what the entity it was about allows now, for a refusal
/// @param flips the smallest changes of what the rules looked at that would have flipped a refusal, if they
///     were asked for
/// @param now how the same command would end now, if that was asked for
/// @param later how many later decisions changed what this one read or changed, counted up to 100
/// @param proof what shows that it stands in the log as it was appended; null for what is not in the log, or where
///     that was not asked for
/// @param unknown what could not be told, because part of the log cannot be read, and why
public record DecisionExplanation(
        Decision decision,
        @Nullable EntityRef subject,
        List<FactOrigin> origins,
        List<Citation> causes,
        List<Citation> consequences,
        List<PossibleCommand> possible,
        @Nullable Flips flips,
        @Nullable Outcome now,
        long later,
        @Nullable PlaceProof proof,
        List<String> unknown)
        implements Explanation {

    /// Later decisions are counted up to so many.
    static final int MOST_LATER = 100;

    public DecisionExplanation {
        origins = List.copyOf(origins);
        causes = List.copyOf(causes);
        consequences = List.copyOf(consequences);
        possible = List.copyOf(possible);
        unknown = List.copyOf(unknown);
    }

    /// A fact that a failing check saw, and where its value came from.
    ///
    /// @param source the entity's field, `entity#/json/pointer`
    /// @param origin where the value came from; null if nobody ever set it: no decision had changed the entity
    public record FactOrigin(
            String fact, String source, @Nullable FieldOrigin origin) {

        /// For example `account.balance was set to 100 by decision 2 (…).`
        public String text() {
            if (origin == null) {
                return fact + " was set by nobody: no decision had changed " + entity() + ".";
            }
            return fact + " was set to " + Sentences.value(origin.value()) + " by "
                    + origin.setBy().text() + ".";
        }

        private String entity() {
            int end = source.indexOf("#/");
            return end < 0 ? source : source.substring(0, end);
        }
    }

    /// One sentence: what was asked, of what, and how it ended.
    public String summary() {
        return decision.command().type() + about() + " was " + decision.outcome() + " at " + decision.time()
                + (decision.outcome().isRefusal() ? ": " + failures() : "");
    }

    private String about() {
        return subject == null ? "" : " on " + subject;
    }

    private String failures() {
        return decision.unmet().stream()
                .filter(check -> check.verdict() != Verdict.NOT_EVALUATED)
                .map(Sentences::of)
                .collect(Collectors.joining("; "));
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Decision " + decision.position() + " (" + decision.id() + "): "
                + decision.command().type() + about() + " was " + decision.outcome() + contrast() + " at "
                + decision.time() + ".");
        lines.add(asked());
        addFailed(lines);
        if (flips != null) {
            lines.add(FlipText.of(flips, "the values that the rules looked at") + ".");
        }
        unknown.forEach(what -> lines.add("Not known: " + what + "."));
        addEvents(lines);
        origins.forEach(origin -> lines.add("  " + origin.text()));
        causes.forEach(cause -> lines.add("Caused by " + cause.text() + "."));
        consequences.forEach(led -> lines.add("It led to " + led.text() + ", which was " + led.outcome() + "."));
        addPossible(lines);
        if (now != null) {
            lines.add("Decided again now, it would be " + now + (now == decision.outcome() ? " as well." : "."));
        }
        if (proof != null) {
            lines.add(proof.text());
        }
        addNotEvaluated(lines);
        addHeld(lines);
        if (later > 0) {
            lines.add((later == MOST_LATER
                            ? later + " or more later decisions"
                            : Sentences.count(later, "later decision"))
                    + " changed what it read or changed.");
        }
        return lines;
    }

    private String contrast() {
        return decision.outcome().isRefusal() ? ", rather than accepted," : "";
    }

    private String asked() {
        String who = "Asked by " + Sentences.quoted(decision.origin().actor());
        String onBehalfOf = decision.origin().onBehalfOf();
        String reason = decision.origin().reason();
        return who
                + (onBehalfOf == null ? "" : " on behalf of " + Sentences.quoted(onBehalfOf))
                + "; stated reason: " + (reason == null ? "none" : Sentences.quoted(reason)) + ".";
    }

    private void addFailed(List<String> lines) {
        decision.unmet().stream()
                .filter(check -> check.verdict() != Verdict.NOT_EVALUATED)
                .forEach(check -> lines.add(unmet(check)));
    }

    /// The rules that could not be evaluated, those for the same cause in one line.
    private void addNotEvaluated(List<String> lines) {
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        decision.unmet().stream()
                .filter(check -> check.verdict() == Verdict.NOT_EVALUATED)
                .forEach(check -> byCause.computeIfAbsent(Sentences.of(check), cause -> new ArrayList<>())
                        .add(check.rule() + " v" + check.version()));
        byCause.forEach((cause, rules) -> lines.add("Not evaluated: " + String.join(", ", rules) + ": " + cause + "."));
    }

    private static String unmet(Check check) {
        String verb = switch (check.verdict()) {
            case FAILS -> "Failed";
            case ERROR -> "Error";
            case HOLDS, NOT_EVALUATED ->
                throw new IllegalArgumentException(check.rule() + " is " + check.verdict() + " and no failure");
        };
        return verb + ": " + check.rule() + " (" + check.kind() + " v" + check.version() + ", “" + check.statement()
                + "”): " + Sentences.of(check) + ".";
    }

    private void addHeld(List<String> lines) {
        String held =
                decision.checks().stream().filter(Check::holds).map(Check::rule).collect(Collectors.joining(", "));
        if (!held.isEmpty()) {
            lines.add("Held: " + held + ".");
        }
    }

    private void addEvents(List<String> lines) {
        if (!decision.events().isEmpty()) {
            lines.add("Result: "
                    + decision.events().stream().map(DecisionExplanation::event).collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private static String event(RecordedEvent event) {
        EntityRef entity = event.entity();
        return event.type() + " on " + entity;
    }

    private void addPossible(List<String> lines) {
        if (!possible.isEmpty()) {
            String commands = possible.stream()
                    .filter(PossibleCommand::isPossible)
                    .map(PossibleCommand::command)
                    .collect(Collectors.joining(", "));
            lines.add("Possible now" + about() + ": " + (commands.isEmpty() ? "nothing" : commands) + ".");
        }
    }
}
