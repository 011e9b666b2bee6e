package dev.whence.agent.tools;

import dev.whence.explain.Citation;
import dev.whence.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Citations in structured answers.
public final class Cited {

    private Cited() {}

    /// A citation as an object.
    public static ObjectNode json(Citation citation) {
        ObjectNode json = Json.DATA
                .createObjectNode()
                .put("decision", citation.decision().toString())
                .put("position", citation.position().value())
                .put("time", citation.time().toString())
                .put("command", citation.command())
                .put("outcome", citation.outcome().toString())
                .put("actor", citation.actor());
        if (citation.onBehalfOf() != null) {
            json.put("on_behalf_of", citation.onBehalfOf());
        }
        if (citation.reason() != null) {
            json.put("stated_reason", citation.reason());
        }
        return json;
    }
}
