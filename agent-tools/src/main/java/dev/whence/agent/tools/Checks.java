package dev.whence.agent.tools;

import dev.whence.decision.Check;
import dev.whence.explain.Sentences;
import dev.whence.json.Json;
import java.util.Objects;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks in structured answers.
public final class Checks {

    private Checks() {}

    /// A rule that did not hold, with the comparisons that failed.
    public static ObjectNode unmet(Check check) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("rule", check.rule())
                .put("statement", check.statement())
                .put("verdict", check.verdict().toString())
                .put("because", Sentences.of(check));
        if (check.evidence() != null) {
            ArrayNode facts = json.putArray("facts");
            Objects.requireNonNull(check.evidence())
                    .failures()
                    .forEach(failure -> facts.add(Json.DATA
                            .createObjectNode()
                            .put("fact", failure.fact())
                            .put("operator", failure.operator().toString())
                            .set("value", failure.value())
                            .set("required", failure.required())));
        }
        return json;
    }
}
