/// What was decided, searchable in plain language, on Lucene.
///
/// Start reading at [dev.whence.index.DecisionIndex], which follows a log and answers a
/// [dev.whence.index.query.SearchQuery] with a [dev.whence.index.query.SearchPage].
///
/// - `query`: what can be asked for, and what comes back.
/// - `question`: reads a question in plain English as such a query, with the times in it by `time`.
/// - `text`: takes texts apart into words and identifiers.
/// - `document`: what one decision can be found by, and the document that is made of it.
/// - `follow`: the thread that reads the log, and the index on disk: commits, rebuilds, erasing.
/// - `search`: filters, words, ranking, snippets.
/// - `aggregate`: counts, sums and groups.
/// - `meaning`: vectors of sentences, with a model that implements `vector`.
///
/// What always holds: the index has nothing that the log does not, and can be deleted; every decision up to the
/// position it has seen is in it once, or among those its status names as unreadable; a search changes nothing;
/// what was typed is never syntax, quotation marks aside.
@NullMarked
package dev.whence.index;

import org.jspecify.annotations.NullMarked;
