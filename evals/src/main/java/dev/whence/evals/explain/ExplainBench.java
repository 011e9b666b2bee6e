package dev.whence.evals.explain;

import dev.whence.decision.Decision;
import dev.whence.decision.Operator;
import dev.whence.decision.Outcome;
import dev.whence.decision.Position;
import dev.whence.engine.Forks;
import dev.whence.evals.bench.load.Machine;
import dev.whence.evals.explain.ExplainBenchResult.Asked;
import dev.whence.evals.explain.ExplainBenchResult.Followed;
import dev.whence.evals.explain.ExplainBenchResult.Judged;
import dev.whence.evals.explain.MadeHistory.Made;
import dev.whence.explain.Explainer;
import dev.whence.explain.Explanation;
import dev.whence.explain.backtest.Backtest;
import dev.whence.explain.backtest.BacktestResult;
import dev.whence.explain.backtest.DeclaredRule;
import dev.whence.explain.backtest.RuleChange;
import dev.whence.explain.butfor.ButFor;
import dev.whence.explain.trace.Trace;
import dev.whence.explain.trace.Tracer;
import dev.whence.explain.whynot.WhyNot;
import dev.whence.json.Json;
import dev.whence.model.Domain;
import dev.whence.model.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/// One run: a history is made, or an old one used, and questions about it are asked one after the other. Each kind
/// of question is warmed up on its own and then begins with no state in memory.
final class ExplainBench {

    private static final int SMALLER = 10;
    private static final int WARM_UPS_PER_QUESTION = 2;
    private static final int FOLLOWED = 5;

    /// What to measure.
    ///
    /// @param questions how many of each kind
    /// @param folder where the histories are, or are made
    record Plan(Made made, int questions, Path folder) {

        Made smaller() {
            return new Made(made.decisions() / SMALLER, made.entities() / SMALLER, made.seed());
        }
    }

    private final Plan plan;
    private final Consumer<String> progress;

    ExplainBench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    ExplainBenchResult run() throws IOException {
        Followed small;
        try (MadeHistory history = MadeHistory.in(plan.folder().resolve("small"), plan.smaller(), progress)) {
            small = butFor(history);
        }
        try (MadeHistory history = MadeHistory.in(plan.folder().resolve("large"), plan.made(), progress)) {
            List<Asked> asked = questions(history);
            return new ExplainBenchResult(
                    Machine.of(plan.folder()),
                    plan.made(),
                    asked,
                    List.of(small, butFor(history)),
                    backtests(history),
                    Machine.residentMegabytes());
        }
    }

    private List<Asked> questions(MadeHistory history) {
        int many = plan.questions();
        Questions drawn = new Questions(history.log(), plan.made().seed());
        List<Asked> asked = new ArrayList<>();
        asked.add(ask(
                "explain_decision, accepted",
                25,
                history,
                drawn.decisions(many, is(Outcome.ACCEPTED)),
                ExplainBench::explain));
        asked.add(ask(
                "explain_decision, refused",
                25,
                history,
                drawn.decisions(many, is(Outcome.REJECTED)),
                ExplainBench::explain));
        asked.add(ask(
                "explain_state",
                25,
                history,
                drawn.entities(many),
                (forks, question) -> new Explainer(forks).state(question.entity(), "", question.asOf())));
        asked.add(ask("why_not", 25, history, drawn.refusedNow(many, history.forks()), WhyNot::ask));
        asked.add(ask(
                "possible_commands",
                25,
                history,
                drawn.entities(many),
                (forks, question) -> new Explainer(forks).whatIsPossible(question.entity())));
        asked.add(ask(
                "trace to causes, depth 3",
                100,
                history,
                drawn.decisions(many, decision -> true),
                (forks, position) -> trace(forks, position, Trace.Direction.CAUSES)));
        asked.add(ask(
                "trace to consequences, depth 3",
                100,
                history,
                drawn.decisions(many, is(Outcome.ACCEPTED)),
                (forks, position) -> trace(forks, position, Trace.Direction.CONSEQUENCES)));
        return asked;
    }

    private static Predicate<Decision> is(Outcome outcome) {
        return decision -> decision.outcome() == outcome;
    }

    private static Explanation explain(Forks forks, Position position) {
        return new Explainer(forks).decision(position).orElseThrow();
    }

    private static Explanation trace(Forks forks, Position position, Trace.Direction direction) {
        return new Tracer(forks.domain(), forks.log(), forks.states()).trace(position, direction, Tracer.Limits.USUAL);
    }

    /// One kind of question.
    private interface Answering<Q> {
        Explanation answer(Forks forks, Q question);
    }

    private <Q> Asked ask(String name, double bar, MadeHistory history, List<Q> questions, Answering<Q> answering) {
        progress.accept(name);
        Forks warm = history.forks();
        questions
                .subList(0, questions.size() / WARM_UPS_PER_QUESTION)
                .forEach(question -> answering.answer(warm, question).text());
        Forks cold = history.forks();
        Histogram nanos = new Histogram(3);
        for (Q question : questions) {
            long start = System.nanoTime();
            String text = answering.answer(cold, question).text();
            nanos.recordValue(System.nanoTime() - start);
            if (text.isBlank() || text.length() > Explanation.SHORT) {
                throw new IllegalStateException("The answer to " + question + " has " + text.length() + " characters");
            }
        }
        return Asked.of(name, nanos, bar);
    }

    private Followed butFor(MadeHistory history) {
        progress.accept("but_for");
        Questions drawn = new Questions(history.log(), plan.made().seed());
        List<Position> positions = drawn.decisions(
                Math.max(10, plan.questions() / FOLLOWED),
                decision -> decision.outcome() == Outcome.ACCEPTED
                        && decision.command().type().equals("TopUpGiftCard"));
        Function<Position, ButFor> answer = butForOn(history.forks());
        for (Position position : positions.subList(0, positions.size() / WARM_UPS_PER_QUESTION)) {
            var _ = answer.apply(position);
        }
        Function<Position, ButFor> cold = butForOn(history.forks());
        Histogram nanos = new Histogram(3);
        long followed = 0;
        long spent = 0;
        for (Position position : positions) {
            long start = System.nanoTime();
            followed += cold.apply(position).followed();
            long took = System.nanoTime() - start;
            nanos.recordValue(took);
            spent += took;
        }
        return new Followed(
                history.log().head().value(),
                Asked.of("but_for", nanos, Double.POSITIVE_INFINITY),
                followed / (double) positions.size(),
                spent / 1e3 / Math.max(1, followed));
    }

    private static Function<Position, ButFor> butForOn(Forks forks) {
        return position -> ButFor.without(forks, Set.of(position));
    }

    private List<Judged> backtests(MadeHistory history) {
        Domain domain = history.domain();
        Rule<Object> declared = DeclaredRule.of(
                domain,
                "only-small-orders-are-cancelled",
                "Only what few are waiting for is cancelled",
                List.of(new DeclaredRule.Condition(
                        "command#/cancel_reason", Operator.IS, Json.tree("no longer needed"))));
        Rule<?> wide = domain.rules().stream()
                .filter(rule -> rule.name().equals("customer-owns-order"))
                .findFirst()
                .orElseThrow();
        Rule<?> heavy = domain.rules().stream()
                .filter(rule -> rule.name().equals("gift-card-covers-order"))
                .findFirst()
                .orElseThrow();
        return List.of(
                backtest(
                        "a new rule on one command",
                        history,
                        RuleChange.adding(domain, declared, Set.of("cancel_pending_order"))),
                backtest("the rule of six commands", history, RuleChange.replacing(domain, wide)),
                backtest("a rule on two entities", history, RuleChange.replacing(domain, heavy)));
    }

    private Judged backtest(String name, MadeHistory history, RuleChange change) {
        progress.accept("backtest_rule: " + name);
        long start = System.nanoTime();
        BacktestResult result = Backtest.run(
                history.domain(), history.log(), change, Backtest.Bounds.all(history.log()), (done, total) -> true);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Judged(
                name,
                result.upTo().value(),
                result.judged(),
                result.flips(),
                result.upTo().value() / seconds);
    }
}
