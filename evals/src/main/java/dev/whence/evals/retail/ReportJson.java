package dev.whence.evals.retail;

import dev.whence.json.Json;
import java.time.Duration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The whole result as JSON, for programs.
final class ReportJson {

    private ReportJson() {}

    /// `{tasks: N, passed, false_refusals, false_acceptances, met, seconds, import_problems: […], results: [{task_id,
    /// passed, known_upstream_bug, changed: […], problems: […], calls: [{number, name, arguments, scored, expected,
    /// answer, text, rules}]}]}`; `expected` and `answer` are `accepted`, `refused` or, of an answer, `broken`.
    static ObjectNode of(Score score, Duration took) {
        ObjectNode json = Json.ENVELOPE
                .createObjectNode()
                .put("eval", "retail")
                .put("tasks", score.tasks().size())
                .put("passed", score.passed())
                .put("false_refusals", score.falseRefusals())
                .put("false_acceptances", score.falseAcceptances())
                .put("met", score.meetsBar())
                .put("seconds", took.toMillis() / 1000.0);
        ArrayNode importProblems = json.putArray("import_problems");
        score.importProblems().forEach(importProblems::add);
        ArrayNode results = json.putArray("results");
        score.tasks().forEach(task -> add(task, results.addObject()));
        return json;
    }

    private static void add(TaskResult task, ObjectNode json) {
        json.put("task_id", task.task().id())
                .put("passed", task.passed())
                .put("known_upstream_bug", task.task().knownUpstreamBug());
        ArrayNode changed = json.putArray("changed");
        task.changed().forEach(entity -> changed.add(entity.toString()));
        ArrayNode problems = json.putArray("problems");
        task.problems().forEach(problems::add);
        ArrayNode calls = json.putArray("calls");
        task.calls().forEach(call -> add(call, calls.addObject()));
    }

    private static void add(CallResult call, ObjectNode json) {
        json.put("number", call.number())
                .put("name", call.call().name())
                .set("arguments", call.call().arguments())
                .put("scored", call.counts())
                .put("expected", call.call().ok() ? "accepted" : "refused")
                .put("answer", word(call.answer()))
                .put("text", call.answer().text());
        if (call.answer() instanceof Answer.Refused refused) {
            ArrayNode rules = json.putArray("rules");
            refused.rules().forEach(rules::add);
        }
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Answer.Accepted _ -> "accepted";
            case Answer.Refused _ -> "refused";
            case Answer.Broken _ -> "broken";
        };
    }
}
