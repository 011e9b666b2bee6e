/// How fast a long history is indexed and searched: `whence bench search`.
///
/// Start reading at [dev.whence.evals.search.speed.SearchBenchCommand]. What always holds: the log is on disk, the
/// index
/// has the settings that every user gets, and queries differ from each other. Vectors are made up unless they are told
/// to
/// be the model's: with real ones the embedding of a long history would take hours and say nothing about searching.
@NullMarked
package dev.whence.evals.search.speed;

import org.jspecify.annotations.NullMarked;
