/// What the index needs of a model that turns texts into vectors, and nothing of any such model.
///
/// Start reading at [dev.whence.index.vector.Embedder]. What always holds: the index works without one; which is
/// used is found with [java.util.ServiceLoader], so that leaving a jar out leaves out its model and nothing else.
@NullMarked
package dev.whence.index.vector;

import org.jspecify.annotations.NullMarked;
