package dev.whence.explain.backtest;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Outline;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.Verdict;
import dev.whence.explain.Citation;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import dev.whence.model.Scope;
import dev.whence.model.UnreadableEntityException;
import dev.whence.model.UnreadableRecordException;
import dev.whence.schema.PersonalMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Runs a changed rule over the history. Lives for one question.
public final class Backtest {

    /// Hears how far a long run is, and may end it.
    @FunctionalInterface
    public interface Progress {

        /// Called now and then with how much of the log has been read.
        ///
        /// @return whether to go on
        boolean at(long done, long total);
    }

    /// How much is looked at.
    ///
    /// @param upTo the last position that is looked at
    /// @param judged how many decisions are judged at most
    /// @param examples how many flips are shown at most
    public record Bounds(Position upTo, long judged, int examples) {

        /// The whole log as it is now, and ten examples.
        public static Bounds all(DecisionLog log) {
            return new Bounds(log.head(), Long.MAX_VALUE, 10);
        }
    }

    private final Domain domain;
    private final DecisionLog log;
    private final RuleChange change;
    private final Bounds bounds;
    private final Outline.Parts parts;
    private final RollingStates states;
    private final List<BacktestResult.Flip> examples = new ArrayList<>();
    private long judged;
    private long toRefused;
    private long toAccepted;
    private long otherwise;
    private long unjudged;
    private long unreadable;

    private Backtest(Domain domain, DecisionLog log, RuleChange change, Bounds bounds) {
        this.domain = domain;
        this.log = log;
        this.change = change;
        this.bounds = bounds;
        Set<String> types = change.now() == null ? Set.of() : typesRead(domain, change);
        this.parts = new Outline.Parts(change.commands()::contains, types::contains, false);
        this.states = new RollingStates(domain, types);
    }

    /// The names of the entity types that the commands read: others have no bearing on the rule.
    private static Set<String> typesRead(Domain domain, RuleChange change) {
        Set<String> types = new TreeSet<>();
        change.commands().stream()
                .map(command -> domain.command(command).orElseThrow())
                .forEach(command -> command.typesRead().forEach(type -> types.add(type.name())));
        return types;
    }

    /// Runs it from the beginning of the log.
    public static BacktestResult run(
            Domain domain, DecisionLog log, RuleChange change, Bounds bounds, Progress progress) {
        Backtest test = new Backtest(domain, log, change, bounds);
        try (Outlines outlines = new Outlines(log, bounds.upTo(), test.parts)) {
            return test.run(outlines, progress);
        }
    }

    private BacktestResult run(Outlines outlines, Progress progress) {
        Position reached = Position.NONE;
        boolean goOn = true;
        List<Outlines.Entry> page = outlines.next();
        while (goOn && !page.isEmpty()) {
            for (Outlines.Entry entry : page) {
                if (judged == bounds.judged()) {
                    goOn = false;
                    break;
                }
                entry.outline().ifPresentOrElse(this::pass, () -> unreadable++);
                reached = entry.position();
            }
            goOn = progress.at(reached.value(), bounds.upTo().value()) && goOn;
            page = goOn ? outlines.next() : page;
        }
        return result(reached);
    }

    private void pass(Outline decision) {
        boolean concerned = change.commands().contains(decision.command().type())
                && (decision.outcome() == Outcome.ACCEPTED || decision.outcome() == Outcome.REJECTED);
        if (concerned) {
            judge(decision);
        }
        states.pass(decision);
    }

    private void judge(Outline decision) {
        Optional<Check> now = check(decision);
        if (change.now() != null && now.isEmpty()) {
            unjudged++;
            return;
        }
        judged++;
        boolean others = decision.verdicts().entrySet().stream()
                .allMatch(check ->
                        check.getValue() == Verdict.HOLDS || check.getKey().equals(change.name()));
        boolean accepted = others && now.map(Check::holds).orElse(true);
        boolean was = decision.outcome() == Outcome.ACCEPTED;
        if (accepted != was) {
            toAccepted += accepted ? 1 : 0;
            toRefused += accepted ? 0 : 1;
            if (examples.size() < bounds.examples()) {
                Decision whole = log.at(decision.position()).orElseThrow();
                examples.add(new BacktestResult.Flip(Citation.of(whole), accepted, now.orElse(null)));
            }
        } else if (!Optional.ofNullable(decision.verdicts().get(change.name())).equals(now.map(Check::verdict))) {
            otherwise++;
        }
    }

    /// The changed rule on the states of then; empty if there is none, or it cannot be asked.
    private Optional<Check> check(Outline decision) {
        Rule<?> rule = change.now();
        if (rule == null || PersonalMarks.holdsErased(decision.command().data())) {
            return Optional.empty();
        }
        try {
            return request(decision.command())
                    .map(data -> check(
                            rule, domain.command(decision.command().type()).orElseThrow(), data, decision));
        } catch (UnreadableRecordException | UnreadableEntityException | JacksonException unfit) {
            return Optional.empty(); // counted as one that could not be judged
        }
    }

    private Optional<JsonNode> request(RecordedCommand command) {
        CommandType<?> type = domain.command(command.type()).orElseThrow();
        return type.version() == command.version()
                ? Optional.of(command.data())
                : domain.read(command)
                        .filter(today -> today.getClass().getSimpleName().equals(type.name()))
                        .map(Json::tree);
    }

    @SuppressWarnings("unchecked") // a rule that does not fit the command's type breaks, and its check says so
    private <C extends Record> Check check(Rule<?> rule, CommandType<C> type, JsonNode data, Outline decision) {
        Scope<C> scope = type.open(
                type.bind(data), decision.origin(), decision.boundary().readTime(), states);
        return ((Rule<C>) rule).check(scope);
    }

    private BacktestResult result(Position reached) {
        return new BacktestResult(
                change, reached, judged, toRefused, toAccepted, otherwise, unjudged, unreadable, examples);
    }
}
