/// The subscriptions of an open data folder: those that its domain offers, and the search index beside them.
///
/// Start reading at [dev.whence.server.subscription.SubscriptionControl], what can be asked of them and done to
/// them, and [dev.whence.server.subscription.SubscriptionDesk], which does it; the command line reaches it in its
/// own process, or over HTTP in the server's. What a subscription is and guarantees is told in
/// `dev.whence.subscription`.
///
/// What always holds: only a server runs subscriptions. A command line that opens the folder for itself looks at
/// them, and replays parked decisions one by one, but hands over nothing else.
@NullMarked
package dev.whence.server.subscription;

import org.jspecify.annotations.NullMarked;
