package dev.whence.agent.tools;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.Outcome;
import dev.whence.decision.Verdict;
import dev.whence.explain.DecisionExplanation;
import dev.whence.explain.DecisionExplanation.FactOrigin;
import dev.whence.explain.FieldOrigin;
import dev.whence.explain.PossibleCommand;
import dev.whence.explain.Sentences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The part of a reply that tells why a command was refused: each rule that did not hold with what it saw, where
/// that came from, and what is possible instead.
final class RefusalReply {

    private static final int SHOWN_ORIGINS = 3;

    private final Decision decision;
    private final Memory memory;

    RefusalReply(Decision decision, Memory memory) {
        this.decision = decision;
        this.memory = memory;
    }

    void addTo(List<String> lines, ObjectNode structured) {
        DecisionExplanation explanation = memory.explainer().explainBriefly(decision);
        ArrayNode unmet = structured.putArray("unmet");
        for (Check check : decision.unmet()) {
            unmet.add(Checks.unmet(check));
        }
        decision.unmet().stream()
                .filter(check -> check.verdict() != Verdict.NOT_EVALUATED)
                .forEach(check -> lines.add("- " + check.rule() + ": " + Sentences.of(check) + statement(check)));
        addNotEvaluated(lines);
        explanation.origins().stream().limit(SHOWN_ORIGINS).forEach(origin -> lines.add(brief(origin)));
        addPossible(explanation.possible(), lines, structured);
        explanation.unknown().forEach(what -> lines.add("Not known: " + what + "."));
    }

    /// Without the value, which the rule's sentence has told.
    private static String brief(FactOrigin origin) {
        FieldOrigin set = origin.origin();
        return set == null
                ? origin.text()
                : origin.fact() + " was set by " + set.setBy().text() + ".";
    }

    private String statement(Check check) {
        return decision.outcome() == Outcome.INVALID ? "" : " (" + check.statement() + ")";
    }

    /// Rules that could not be evaluated, those with the same cause in one line.
    private void addNotEvaluated(List<String> lines) {
        Map<String, List<String>> byCause = new LinkedHashMap<>();
        decision.unmet().stream()
                .filter(check -> check.verdict() == Verdict.NOT_EVALUATED)
                .forEach(check -> byCause.computeIfAbsent(String.valueOf(check.because()), cause -> new ArrayList<>())
                        .add(check.rule()));
        byCause.forEach(
                (cause, rules) -> lines.add("- not evaluated, because " + cause + ": " + String.join(", ", rules)));
    }

    private static void addPossible(List<PossibleCommand> commands, List<String> lines, ObjectNode structured) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> possible = commands.stream()
                .filter(PossibleCommand::isPossible)
                .map(PossibleCommand::command)
                .toList();
        ArrayNode names = structured.putArray("possible_now");
        possible.forEach(names::add);
        lines.add("Its state allows now: " + (possible.isEmpty() ? "no command" : String.join(", ", possible)) + ".");
    }
}
