/// The shop's customers: their profiles, their payment methods, and how a user is found.
///
/// Start reading at [dev.whence.retail.user.User], then [dev.whence.retail.user.Lookup]. What always holds: the
/// lookups are entities changed by the same decisions as the profiles, so they never disagree with them, at no time.
@NullMarked
package dev.whence.retail.user;

import org.jspecify.annotations.NullMarked;
