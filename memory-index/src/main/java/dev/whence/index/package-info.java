/// What was decided, searchable in plain language, on Lucene.
///
/// The index follows the decision log and holds nothing that the log does not: it can be deleted and is built again.
@NullMarked
package dev.whence.index;

import org.jspecify.annotations.NullMarked;
