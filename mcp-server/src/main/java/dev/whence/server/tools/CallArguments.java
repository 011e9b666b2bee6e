package dev.whence.server.tools;

import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;

/// The arguments that every command takes beside its own: see
/// [RESERVED_FIELDS][dev.whence.model.CommandType#RESERVED_FIELDS].
record CallArguments(
        @Describe("Why you ask for this, in one sentence; it is recorded.")
        String reason,

        @Describe("true: only say what would be decided; nothing is recorded.") @Nullable
        Boolean dryRun,

        @Describe("Repeating the call with the same key returns the first decision instead of deciding again.")
        @Nullable
        String idempotencyKey,

        @Describe("Refuse if the entity's version (see get_state) is not this one.") @Nullable
        Long expectedVersion,

        @Describe("The conversation's handle, if an earlier answer gave you one.") @Nullable
        String conversation,

        @Describe("The person you act for.") @Nullable String onBehalfOf,

        @Describe("Id of the earlier decision that led to this.") @Nullable
        String causedBy,

        @Describe("Your own name, if it is not your program's.") @Nullable
        String agent,

        @Describe("An id shared with records of other systems.") @Nullable
        String correlation) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
