/// The smallest changes that would flip a verdict, each verified by deciding again.
///
/// Start reading at [dev.whence.explain.flip.FlipSearch]. What always holds: every set of changes that is given
/// flips the verdict, and no part of it alone does.
@NullMarked
package dev.whence.explain.flip;

import org.jspecify.annotations.NullMarked;
