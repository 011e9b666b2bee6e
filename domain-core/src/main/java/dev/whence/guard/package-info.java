/// Guards: the rules of a deployment, seen before those of the domain.
///
/// Start reading at [dev.whence.guard.Guards]. What always holds: a guard looks at the origin and the command,
/// never at an entity's state, and what it decides is recorded like every other check.
@NullMarked
package dev.whence.guard;

import org.jspecify.annotations.NullMarked;
