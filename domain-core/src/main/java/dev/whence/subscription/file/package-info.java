/// A subscription store in plain files: for one process, a handful of subscriptions and thousands of parked
/// decisions.
///
/// Start reading at [dev.whence.subscription.file.FileSubscriptionStore]. The folder looks like this:
///
/// ```
/// store.lock                                 held by the process that has the folder open
/// mailer/position                            "4711" and a line feed: how far subscription `mailer` has come
/// mailer/parked/0000000000000004698.json     one parked decision, as JSON; named by its position
/// ```
///
/// What always holds: a file is written beside its place, forced to disk and moved into its place, so that it is
/// there whole or not at all. What is parked counts only up to the position: parking writes the entry first and the
/// position last, and the move of the position file is the moment at which both come true. Entries beyond the
/// position are leftovers of a call that did not finish; they are removed before the position moves over them.
@NullMarked
package dev.whence.subscription.file;

import org.jspecify.annotations.NullMarked;
