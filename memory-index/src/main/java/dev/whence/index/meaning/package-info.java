/// Finds decisions by what they mean. Start reading at [dev.whence.index.meaning.Meanings], the thread that gives
/// sentences their vectors behind the log.
///
/// The vectors of sentences are an index of their own, in the folder `meanings`, with `key` and `vector` and no
/// text; the decisions of a sentence have its key in their document.
///
/// What always holds: each distinct sentence has one vector; search goes by words where there is none yet, and
/// says so;
/// what was erased is in no vector any more before the decision that forgets it can be found.
@NullMarked
package dev.whence.index.meaning;

import org.jspecify.annotations.NullMarked;
