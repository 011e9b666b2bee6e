package dev.whence.decision;

import org.jspecify.annotations.Nullable;

/// Who asked for a command, through what, and why. Absent parts are unknown and are said to be unknown.
///
/// @param principal the authenticated caller
/// @param agent the agent acting under that principal
/// @param onBehalfOf the person the agent acts for
/// @param conversation the handle of the piece of work this belongs to
/// @param client the program that carried the request
/// @param reason the stated reason, in the caller's own words
/// @param causedBy the earlier decision that led to this command
/// @param correlation an id shared with records of other systems
/// @param idempotencyKey makes a repeated request return the first decision
public record Origin(
        @Nullable String principal,
        @Nullable String agent,
        @Nullable String onBehalfOf,
        @Nullable String conversation,
        @Nullable String client,
        @Nullable String reason,
        @Nullable DecisionId causedBy,
        @Nullable String correlation,
        @Nullable String idempotencyKey) {

    private static final Origin UNKNOWN = new Origin(null, null, null, null, null, null, null, null, null);

    /// An origin of which nothing is known.
    public static Origin unknown() {
        return UNKNOWN;
    }

    /// A principal who states a reason.
    public static Origin of(String principal, String reason) {
        return UNKNOWN.withPrincipal(principal).withReason(reason);
    }

    public Origin withPrincipal(@Nullable String value) {
        return new Origin(
                value, agent, onBehalfOf, conversation, client, reason, causedBy, correlation, idempotencyKey);
    }

    public Origin withAgent(@Nullable String value) {
        return new Origin(
                principal, value, onBehalfOf, conversation, client, reason, causedBy, correlation, idempotencyKey);
    }

    public Origin withOnBehalfOf(@Nullable String value) {
        return new Origin(principal, agent, value, conversation, client, reason, causedBy, correlation, idempotencyKey);
    }

    public Origin withConversation(@Nullable String value) {
        return new Origin(principal, agent, onBehalfOf, value, client, reason, causedBy, correlation, idempotencyKey);
    }

    public Origin withClient(@Nullable String value) {
        return new Origin(
                principal, agent, onBehalfOf, conversation, value, reason, causedBy, correlation, idempotencyKey);
    }

    public Origin withReason(@Nullable String value) {
        return new Origin(
                principal, agent, onBehalfOf, conversation, client, value, causedBy, correlation, idempotencyKey);
    }

    public Origin withCausedBy(@Nullable DecisionId value) {
        return new Origin(
                principal, agent, onBehalfOf, conversation, client, reason, value, correlation, idempotencyKey);
    }

    public Origin withCorrelation(@Nullable String value) {
        return new Origin(principal, agent, onBehalfOf, conversation, client, reason, causedBy, value, idempotencyKey);
    }

    public Origin withIdempotencyKey(@Nullable String value) {
        return new Origin(principal, agent, onBehalfOf, conversation, client, reason, causedBy, correlation, value);
    }

    /// Who acted, in words: the agent if one is known, else the principal, else "an unknown caller".
    public String actor() {
        if (agent != null) {
            return agent;
        }
        return principal != null ? principal : "an unknown caller";
    }
}
