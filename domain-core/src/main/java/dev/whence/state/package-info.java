/// The states of entities: folded from the log, now or as of any position, and cached.
///
/// Start reading at [dev.whence.state.EntityStates]. What always holds: a state is the fold of exactly those events
/// of the entity that stand in the log up to its `asOf` position; the cache only spares work and is never believed
/// without asking the log for later changes.
@NullMarked
package dev.whence.state;

import org.jspecify.annotations.NullMarked;
