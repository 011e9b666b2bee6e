/// The record: what Whence keeps about every command, accepted or refused.
///
/// Start reading at [dev.whence.decision.Decision]; its parts are [dev.whence.decision.Origin],
/// [dev.whence.decision.Boundary], [dev.whence.decision.Check] with its [dev.whence.decision.Evidence], and
/// [dev.whence.decision.RecordedEvent]. Everything here is an immutable value; nothing here knows a domain, a log
/// or an engine. The JSON form, written by [dev.whence.decision.DecisionCodec], is the format on disk and on the
/// wire:
///
/// ```jsonc
/// {"id": "…", "position": 4711, "time": "…", "domain": "retail",
///  "command":  {"type": "CancelPendingOrder", "version": 1, "data": {"order_id": "#W1", …}},
///  "origin":   {"principal": "…", "agent": "…", "reason": "…", …},
///  "boundary": {"entities": ["order:#W1"], "readPosition": 4698, "readTime": "…"},
///  "checks":   [{"rule": "order-is-pending", "kind": "invariant", "version": 1, "statement": "…",
///                "verdict": "fails", "evidence": {"fact": "order.status", …}}],
///  "outcome":  "rejected",
///  "events":   [{"entity": "order:#W1", "type": "OrderCancelled", "version": 1, "data": {…}}],
///  "personal": [{"subject": "user:mara_lund_4821", "places": ["/origin/reason", …]}]}
/// ```
///
/// `personal` is left out where nothing is personal.
@NullMarked
package dev.whence.decision;

import org.jspecify.annotations.NullMarked;
