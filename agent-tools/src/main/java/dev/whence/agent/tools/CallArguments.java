package dev.whence.agent.tools;

import dev.whence.schema.Describe;
import org.jspecify.annotations.Nullable;

/// The arguments that every command takes beside its own: see
/// [RESERVED_FIELDS][dev.whence.model.CommandType#RESERVED_FIELDS].
record CallArguments(
        @Describe("Why you ask for this, in one sentence; recorded.")
        String reason,

        @Describe("true: only say what would be decided.") @Nullable
        Boolean dryRun,

        @Describe("A repeated call with the same key gets the first decision.") @Nullable
        String idempotencyKey,

        @Describe("Refuse if the entity has another version.") @Nullable
        Long expectedVersion,

        @Describe("The handle that an earlier answer gave.") @Nullable
        String conversation,

        @Describe("Whom you act for.") @Nullable String onBehalfOf,

        @Describe("Id of the decision that led to this.") @Nullable
        String causedBy,

        @Describe("Your name.") @Nullable String agent,

        @Describe("Id shared with other systems.") @Nullable String correlation) {

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }
}
