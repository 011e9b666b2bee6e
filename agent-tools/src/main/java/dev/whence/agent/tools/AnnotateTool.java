package dev.whence.agent.tools;

import dev.whence.agent.tools.ToolDescription.Effect;
import dev.whence.decision.Origin;
import dev.whence.engine.Note;
import dev.whence.log.LogUnavailableException;
import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;

/// Attaches a note to a decision or an entity, as a decision of its own.
final class AnnotateTool extends QueryTool<AnnotateTool.Asked> {

    /// The reason for a note that gives none.
    private static final String ITS_OWN_REASON = "to keep this note";

    private final Memory memory;
    private final Places places;

    record Asked(
            @Describe(
                    "What the note is on: a decision's id or position, or an entity as type:id, for example order:#W1.")
            String about,

            @Describe("The note, at most 4,000 characters; recorded for good.")
            String note,

            @Describe("Where it comes from or why you note it.") @Nullable
            String reason,

            @Describe("true: only say what would be decided.") @Nullable
            Boolean dryRun,

            @Describe("A repeated call with the same key gets the first decision.") @Nullable
            String idempotencyKey,

            @Describe("The handle that an earlier answer gave.") @Nullable
            String conversation,

            @Describe("Whom you act for.") @Nullable String onBehalfOf,

            @Describe("Your name.") @Nullable String agent) {}

    AnnotateTool(Memory memory) {
        super(
                "annotate",
                "Attaches a note to a decision or an entity: it changes no state, and is found by search_history and told"
                        + " with what it is on.",
                Asked.class,
                CommandReply.SCHEMA,
                Effect.CHANGES);
        this.memory = memory;
        this.places = new Places(memory);
    }

    @Override
    protected Reply answer(Asked asked, Call call) {
        Note note = note(asked);
        Caller caller = call.caller();
        Origin origin = Origin.unknown()
                .withPrincipal(caller.principal())
                .withAgent(asked.agent() == null ? caller.program() : asked.agent())
                .withClient(caller.client())
                .withReason(asked.reason() == null ? ITS_OWN_REASON : asked.reason())
                .withOnBehalfOf(asked.onBehalfOf())
                .withConversation(asked.conversation())
                .withIdempotencyKey(asked.idempotencyKey());
        try {
            return CommandReply.to(memory.engine().annotate(note, origin, Boolean.TRUE.equals(asked.dryRun())), memory);
        } catch (LogUnavailableException unavailable) {
            return Problem.reply(
                    "Nothing was recorded, because the decision log cannot take it: " + unavailable.getMessage());
        }
    }

    private Note note(Asked asked) {
        String about = asked.about().strip();
        return about.contains(":") && !about.startsWith("decision:")
                ? new Note.OnEntity(places.recorded(about).ref(), asked.note())
                : new Note.OnDecision(places.readable(about.replaceFirst("^decision:", "")), asked.note());
    }
}
