package dev.whence.agent.explain;

import dev.whence.agent.text.Quoted;
import dev.whence.agent.tools.Call;
import dev.whence.agent.tools.Detail;
import dev.whence.agent.tools.Memory;
import dev.whence.agent.tools.Places;
import dev.whence.agent.tools.QueryTool;
import dev.whence.agent.tools.Reply;
import dev.whence.agent.tools.Schemas;
import dev.whence.agent.tools.UnanswerableException;
import dev.whence.agent.tools.Vocabulary;
import dev.whence.explain.claim.Claim;
import dev.whence.explain.claim.ClaimCheck;
import dev.whence.explain.claim.ClaimChecker;
import dev.whence.json.Json;
import dev.whence.schema.Describe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a claim about the past is true.
final class CheckClaimTool extends QueryTool<CheckClaimTool.Asked> {

    private final Memory memory;
    private final Places places;
    private final Vocabulary vocabulary;

    record Asked(
            @Describe("As type:id.") @Nullable String entity,

            @Describe("A command that was asked for.") @Nullable
            String command,

            @Describe("An event that happened.") @Nullable String event,

            @Describe("How it ended, for example rejected.") @Nullable
            String outcome,

            @Describe("A field of the entity, for example status; with value.") @Nullable
            String field,

            @Nullable JsonNode value,

            @Describe("Who did it: agent or principal.") @Nullable
            String actor,

            @Nullable String onBehalfOf,

            @Describe("Words of the stated reason.") @Nullable
            String reason,

            @Describe("No earlier than this time.") @Nullable
            String from,

            @Describe("No later than this time.") @Nullable String until,

            @Describe("Before the entity's first event of this type.") @Nullable
            String before,

            @Describe("How often.") @Nullable Integer count,

            @Nullable Detail detail) {}

    CheckClaimTool(Memory memory) {
        super(
                "check_claim",
                "Checks a claim about the past, part by part: supported, contradicted with the correction, or not in the"
                        + " record. Give what is claimed, at least an entity, a command or an event.",
                Asked.class,
                Schemas.object("""
                        "finding": {"type": "string", "enum": ["supported", "contradicted", "not in the record"]},
                        "unreadable": {"type": "array", "items": {"type": "integer"}},
                        "parts": {"type": "array", "items": {"type": "object", "properties": {
                            "part": {"type": "string"}, "claimed": {"type": "string"}, "finding": {"type": "string"},
                            "recorded": {"type": "string"}, "citations": {"type": "array", "items": {"type": "object"}}}}}"""));
        this.memory = memory;
        this.places = new Places(memory);
        this.vocabulary = new Vocabulary(memory.domain());
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        ClaimCheck check = new ClaimChecker(memory.domain(), memory.log(), memory.states()).check(claim(asked));
        ObjectNode structured =
                Json.DATA.createObjectNode().put("finding", check.finding().toString());
        Structured.unreadable(structured, check.unreadable());
        structured.set("parts", Structured.list(check.parts(), part -> {
            ObjectNode json = Json.DATA
                    .createObjectNode()
                    .put("part", part.name())
                    .put("claimed", part.claimed())
                    .put("finding", part.finding().toString())
                    .put("recorded", part.recorded());
            json.set("citations", Structured.citations(part.citations()));
            return json;
        }));
        return Reply.answer(Detail.text(check, asked.detail()), structured);
    }

    private Claim claim(Asked asked) {
        JsonNode value = asked.field() != null && asked.value() == null ? Json.tree(null) : asked.value();
        try {
            return new Claim(
                    asked.entity() == null
                            ? null
                            : places.recorded(asked.entity()).ref(),
                    asked.command() == null
                            ? null
                            : vocabulary.command(asked.command()).name(),
                    asked.event() == null ? null : vocabulary.event(asked.event()),
                    asked.outcome() == null ? null : vocabulary.outcome(asked.outcome()),
                    asked.field() == null ? null : Places.pointer(asked.field()),
                    value,
                    asked.actor(),
                    asked.onBehalfOf(),
                    asked.reason(),
                    time(asked.from()),
                    time(asked.until()),
                    asked.before() == null ? null : vocabulary.event(asked.before()),
                    asked.count());
        } catch (IllegalArgumentException incomplete) {
            throw new UnanswerableException(incomplete.getMessage() + ".");
        }
    }

    private @Nullable Instant time(@Nullable String written) {
        return written == null
                ? null
                : places.time(written)
                        .orElseThrow(() -> new UnanswerableException(
                                Quoted.of(written) + " is no time: write 2026-05-02T09:31:07Z, or a day, 2026-05-02."));
    }
}
