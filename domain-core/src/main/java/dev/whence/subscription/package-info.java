/// Subscriptions: code that is told of every decision, in the order of the log, from the first one or from now on.
///
/// Start reading at [dev.whence.subscription.Subscriptions], which starts a [dev.whence.subscription.Subscription]
/// and gives a [dev.whence.subscription.Subscriber] to watch and steer it; then [dev.whence.subscription.Handler].
/// [dev.whence.subscription.SubscriptionStore] is the port that keeps what must outlive the process;
/// `dev.whence.subscription.file` is one that needs only a folder. One run of one subscription is a `Worker`.
///
/// ```java
/// Subscriptions subscriptions = new Subscriptions(log, FileSubscriptionStore.open(folder));
/// Subscriber mailer = subscriptions.start(Subscription.each("mailer", decision -> mail(decision))
///         .filter(decision -> decision.outcome() == Outcome.REJECTED)
///         .start(Start.NOW));
/// mailer.status();             // live, position 4711, 0 decisions behind, 2 parked
/// mailer.parked().replayAll(); // once what was in the way is put right
/// ```
///
/// # What always holds
///
/// - **Nothing is skipped.** Each decision after the start is handled, passed over by the filter, or parked: one of
///   the three before the position moves beyond it. A gap in what the log gives blocks the subscription, visibly.
/// - **In order.** The handler sees decisions in the order of the log, one thread at a time. What was parked is the
///   exception: it comes when it is replayed.
/// - **At least once.** The position is stored after the handling, so a crash in between brings decisions again: no
///   more than a page, and no more than was handled in a second or the one that took longer. A pause or a close
///   stores the position first.
/// - **What fails is retried, then parked.** Pauses double up to a longest one, jittered
///   ([dev.whence.subscription.RetryPolicy]); after the last attempt the decision is set aside with its failure, in
///   one step with the position, and the subscription goes on. A decision that cannot be read is parked at once.
///   With unlimited attempts nothing is parked, and the subscription waits.
/// - **What is parked waits for a person.** It can be listed, replayed and dropped, page by page and one by one
///   however many there are, while the subscription runs. A replay is one attempt; if that fails, the decision
///   stays parked with the new failure. A parked decision is removed only after the handler has returned.
/// - **No one waits for another.** Each subscription has a thread of its own. That is a platform thread, not a
///   virtual one: a handler that computes, or waits inside native code, would hold a carrier that others need.
/// - **Nothing stops silently.** A log or store that fails is asked again until it works; a handler's `Error` that
///   cannot be blamed on the decision, and a position beyond the end of the log, stop the subscription as `failed`.
///   Both show in its [dev.whence.subscription.SubscriptionStatus], as do a handler that does not return
///   (`handlingSince`) and the lag in decisions and time.
/// - **Memory is bounded** by one page of decisions for each subscription, whatever the size of the log: so many at
///   most, and fewer where they are large.
///
/// # Effects exactly once
///
/// At least once is enough where an effect repeated is an effect unchanged: set a value, put a document under the
/// decision's id. Where it is not, the handler keeps the position itself, in the same transaction as its effects,
/// and the subscription goes on from there: [dev.whence.subscription.Handler.Transactional]. In SQL, with a row in
/// `place` that begins at 0:
///
/// ```sql
/// -- handle(decisions, upTo)
/// update place set position = :upTo where position < :upTo;  -- no row changed: roll back and throw
/// insert into balance …;                                     -- the effects, if there are decisions
/// commit;
///
/// -- replay(parked)
/// insert into replayed (position) values (:position);        -- there already: roll back and return
/// insert into balance …;
/// commit;
/// ```
///
/// After a call that threw, the handler is asked for its position before anything else: a commit that succeeded
/// although its answer was lost is not repeated, and nothing is parked whose fate is unknown. What is parked beyond
/// the handler's position, because of a crash or because the handler's store came back from a backup, is delivered
/// again in order, so it is taken off the parked ones first. A decision is replayed only once the handler's
/// position has moved over it.
@NullMarked
package dev.whence.subscription;

import org.jspecify.annotations.NullMarked;
