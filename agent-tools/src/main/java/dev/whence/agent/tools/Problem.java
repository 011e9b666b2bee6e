package dev.whence.agent.tools;

import dev.whence.json.Json;

/// The refusal of a call that left no decision: the text, and the same in structured form as `problem`.
final class Problem {

    private Problem() {}

    static Reply reply(String text) {
        return Reply.refusal(text, Json.DATA.createObjectNode().put("problem", text));
    }
}
