package dev.whence.explain.whynot;

import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.Fork;
import dev.whence.engine.Forks;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.explain.Entities;
import dev.whence.explain.Explainer;
import dev.whence.explain.Explanation;
import dev.whence.explain.FlipText;
import dev.whence.explain.Sentences;
import dev.whence.explain.flip.Change;
import dev.whence.explain.flip.FlipSearch;
import dev.whence.explain.flip.Flips;
import dev.whence.model.CommandType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Why a command that was not issued would be refused now, and what it would take.
///
/// @param verdict how it would be decided; it has no place in the log
/// @param about what it is about, for example `order:#W1`; empty if it is about nothing
/// @param origins where the values came from that failing rules saw
/// @param openedBy the command that opens the conversation which this one lacks, if that is a way: `byArguments` is
///     then about the command in such a conversation
/// @param byArguments the smallest changes of what the caller says that would flip it
/// @param plans commands for the caller after which it would be accepted
/// @param operatorPlans the same with commands that only operators may ask for; looked for if the caller has no way
/// @param exhausted whether all plans that follow from the evidence were tried, rather than a part of them
public record WhyNot(
        Decision verdict,
        String about,
        List<FactOrigin> origins,
        @Nullable String openedBy,
        Flips byArguments,
        List<Plan> plans,
        List<Plan> operatorPlans,
        boolean exhausted)
        implements Explanation {

    private static final PlanSearch.Found NOTHING = new PlanSearch.Found(List.of(), true);

    public WhyNot {
        origins = List.copyOf(origins);
        plans = List.copyOf(plans);
        operatorPlans = List.copyOf(operatorPlans);
    }

    /// Asks on the log as it is. Whoever asks for a command that is for operators is one.
    public static WhyNot ask(Forks forks, CommandRequest request) {
        Fork fork = forks.now();
        Flips flips = flips(forks, fork, request);
        if (!flips.verdict().outcome().isRefusal()) {
            return of(forks, flips.verdict(), null, flips, NOTHING, NOTHING);
        }
        boolean operator = forks.domain()
                .command(request.type())
                .filter(CommandType::isForOperators)
                .isPresent();
        Predicate<CommandType<?>> allowed = type -> operator || !type.isForOperators();
        Optional<Opening> opening = Opening.of(forks.domain(), fork, request, flips.verdict(), allowed);
        if (opening.isPresent()) {
            Flips within = flips(forks, opening.get().fork(), opening.get().request());
            if (!within.sets().isEmpty() || !within.verdict().outcome().isRefusal()) {
                return of(forks, flips.verdict(), opening.get().command(), within, NOTHING, NOTHING);
            }
        }
        PlanSearch.Found found = plans(forks, fork, request, allowed);
        boolean noWay = flips.sets().isEmpty() && found.plans().isEmpty();
        return of(
                forks,
                flips.verdict(),
                null,
                flips,
                found,
                !operator && noWay ? plans(forks, fork, request, type -> true) : NOTHING);
    }

    private static WhyNot of(
            Forks forks,
            Decision verdict,
            @Nullable String openedBy,
            Flips flips,
            PlanSearch.Found found,
            PlanSearch.Found byOperators) {
        return new WhyNot(
                verdict,
                Entities.subject(verdict, forks.domain()).map(Object::toString).orElse(""),
                verdict.outcome().isRefusal()
                        ? new Explainer(forks.domain(), forks.log(), forks.states()).origins(verdict)
                        : List.of(),
                openedBy,
                flips,
                found.plans(),
                byOperators.plans(),
                found.exhausted());
    }

    private static Flips flips(Forks forks, Fork fork, CommandRequest request) {
        return FlipSearch.search(forks.domain(), fork, request, Change::isOfRequest, new FlipSearch.Bounds(3, 100, 5));
    }

    private static PlanSearch.Found plans(
            Forks forks, Fork fork, CommandRequest request, Predicate<CommandType<?>> allowed) {
        return PlanSearch.search(forks.domain(), fork, request, allowed, PlanSearch.Bounds.USUAL);
    }

    /// Whether nothing was found that the caller could do.
    public boolean isHopeless() {
        return byArguments.verdict().outcome().isRefusal() && byArguments.sets().isEmpty() && plans.isEmpty();
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String command = verdict.command().type() + (about.isEmpty() ? "" : " on " + about);
        if (!verdict.outcome().isRefusal()) {
            return List.of(command + " would be accepted now: nothing stands in its way.");
        }
        lines.add(command + " would be " + verdict.outcome() + ", rather than accepted, as of position "
                + verdict.boundary().readPosition() + ".");
        if (isHopeless()) {
            lines.add(hopeless());
        } else {
            addWays(lines);
        }
        operatorPlans.forEach(plan -> lines.add("Operators could make it possible: " + plan.text() + "."));
        addUnmet(lines, true);
        origins.forEach(origin -> lines.add(origin.text()));
        addUnmet(lines, false);
        return lines;
    }

    /// What the caller could do.
    private void addWays(List<String> lines) {
        if (openedBy != null) {
            lines.add("It lacks a conversation, which " + openedBy + " opens. In one:");
        }
        if (!byArguments.verdict().outcome().isRefusal()) {
            lines.add("It would be accepted.");
            return;
        }
        lines.add(FlipText.of(byArguments, "what the caller says") + ".");
        plans.forEach(plan -> lines.add("It would be accepted after " + plan.text() + "."));
    }

    /// The rules that failed, or those that could not be evaluated.
    private void addUnmet(List<String> lines, boolean evaluated) {
        verdict.unmet().stream()
                .filter(check -> evaluated == (check.verdict() != Verdict.NOT_EVALUATED))
                .forEach(check -> lines.add(
                        "- " + check.rule() + " (“" + check.statement() + "”): " + Sentences.of(check) + "."));
    }

    private String hopeless() {
        if (verdict.outcome() == Outcome.INVALID) {
            return "It cannot be decided as it is: put right what is said below and ask again; no rule was asked yet.";
        }
        return byArguments.exhausted() && exhausted
                ? "Nothing that the caller can do now would flip it, as far as what the rules looked at tells: no"
                        + " change of what the caller says, and no plan of up to " + PlanSearch.Bounds.USUAL.steps()
                        + " commands."
                : "Nothing was found that the caller could do to flip it, among what was tried.";
    }
}
