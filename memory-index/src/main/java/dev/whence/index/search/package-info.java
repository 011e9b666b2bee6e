/// Finds documents: by conditions, by words, and in which order. Start reading at
/// [dev.whence.index.search.TextQuery], which reads what was typed, and [dev.whence.index.search.FilterQuery].
///
/// What always holds: one view of the index is asked, from beginning to end of an answer; every condition that
/// could not be used as it was given is told among the notes.
@NullMarked
package dev.whence.index.search;

import org.jspecify.annotations.NullMarked;
