package dev.whence.explain.backtest;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.Verdict;
import dev.whence.explain.Citation;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
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

    private static final int PAGE = 1_000;

    private final Domain domain;
    private final RuleChange change;
    private final Bounds bounds;
    private final RollingStates states = new RollingStates();
    private final List<BacktestResult.Flip> examples = new ArrayList<>();
    private long judged;
    private long toRefused;
    private long toAccepted;
    private long otherwise;
    private long unjudged;
    private long unreadable;

    private Backtest(Domain domain, RuleChange change, Bounds bounds) {
        this.domain = domain;
        this.change = change;
        this.bounds = bounds;
    }

    /// Runs it from the beginning of the log.
    public static BacktestResult run(
            Domain domain, DecisionLog log, RuleChange change, Bounds bounds, Progress progress) {
        Backtest test = new Backtest(domain, change, bounds);
        ReadQuery next = ReadQuery.all().upTo(bounds.upTo()).limit(PAGE);
        Position reached = Position.NONE;
        boolean goOn = true;
        while (goOn) {
            List<StoredDecision> page = log.readStored(next);
            if (page.isEmpty()) {
                break;
            }
            for (StoredDecision stored : page) {
                if (test.judged == bounds.judged()) {
                    goOn = false;
                    break;
                }
                test.pass(LogEntry.of(stored, log));
                reached = stored.position();
            }
            next = next.beyond(page.getLast().position());
            goOn = progress.at(reached.value(), bounds.upTo().value()) && goOn;
        }
        return test.result(reached);
    }

    private void pass(LogEntry entry) {
        switch (entry) {
            case LogEntry.Unreadable _ -> unreadable++;
            case LogEntry.Decided(Decision decision) -> {
                boolean concerned =
                        change.commands().contains(decision.command().type())
                                && (decision.outcome() == Outcome.ACCEPTED || decision.outcome() == Outcome.REJECTED);
                if (concerned) {
                    judge(decision);
                }
                states.pass(decision);
            }
        }
    }

    private void judge(Decision decision) {
        Optional<Check> now = check(decision);
        if (change.now() != null && now.isEmpty()) {
            unjudged++;
            return;
        }
        judged++;
        boolean others = decision.checks().stream()
                .filter(check -> !check.rule().equals(change.name()))
                .allMatch(Check::holds);
        boolean accepted = others && now.map(Check::holds).orElse(true);
        boolean was = decision.outcome() == Outcome.ACCEPTED;
        if (accepted != was) {
            toAccepted += accepted ? 1 : 0;
            toRefused += accepted ? 0 : 1;
            if (examples.size() < bounds.examples()) {
                examples.add(new BacktestResult.Flip(Citation.of(decision), accepted, now.orElse(null)));
            }
        } else if (!before(decision).equals(now.map(Check::verdict))) {
            otherwise++;
        }
    }

    private Optional<Verdict> before(Decision decision) {
        return decision.checks().stream()
                .filter(check -> check.rule().equals(change.name()))
                .findFirst()
                .map(Check::verdict);
    }

    /// The changed rule on the states of then; empty if there is none, or it cannot be asked.
    private Optional<Check> check(Decision decision) {
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
    private <C extends Record> Check check(Rule<?> rule, CommandType<C> type, JsonNode data, Decision decision) {
        Scope<C> scope = type.open(
                type.bind(data), decision.origin(), decision.boundary().readTime(), states);
        return ((Rule<C>) rule).check(scope);
    }

    private BacktestResult result(Position reached) {
        return new BacktestResult(
                change, reached, judged, toRefused, toAccepted, otherwise, unjudged, unreadable, examples);
    }
}
