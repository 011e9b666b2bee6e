package dev.whence.agent.tools;

import dev.whence.index.DecisionIndex;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.index.query.UnusableQueryException;
import dev.whence.schema.Describe;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What was decided in cases like a command about to be issued, and why.
final class SimilarCasesTool extends QueryTool<SimilarCasesTool.Asked> {

    private final CaseReplies replies;

    record Asked(
            @Describe("The command, for example cancel_pending_order.")
            String command,

            @Describe("Its arguments, as far as they are known.") @Nullable
            Map<String, JsonNode> arguments,

            @Describe("Why it is asked for: cases with such a reason come first.") @Nullable
            String reason,

            @Describe("Cases to show, at most 50; 5 if absent.") @Nullable
            Long limit) {}

    SimilarCasesTool(Memory memory, DecisionIndex index) {
        super(
                "similar_cases",
                "Tells what was decided in cases like a command you are about to issue: how many ended how, which rules"
                        + " failed, and the nearest cases.",
                Asked.class,
                Schemas.object("""
                        "command": {"type": "string"}, "total": {"type": "integer"},
                        "outcomes": {"type": "object"}, "failed_rules": {"type": "object"},
                        "hits": {"type": "array", "items": {"type": "object"}},
                        "searched_up_to": {"type": "integer"}"""));
        this.replies = new CaseReplies(memory, index);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        try {
            return replies.of(asked.command(), asked.arguments(), asked.reason(), asked.limit());
        } catch (UnusableQueryException | IndexUnavailableException unavailable) {
            throw new UnanswerableException(String.valueOf(unavailable.getMessage()));
        }
    }
}
