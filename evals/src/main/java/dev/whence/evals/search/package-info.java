/// How well the history is searched: `whence eval search`.
///
/// Start reading at [dev.whence.evals.search.SearchEvalCommand]; each part of the evaluation has a package or a class
/// of its own. What always holds: what is searched is a real log through a real index, opened as a server opens
/// them, with the settings that every user gets.
@NullMarked
package dev.whence.evals.search;

import org.jspecify.annotations.NullMarked;
