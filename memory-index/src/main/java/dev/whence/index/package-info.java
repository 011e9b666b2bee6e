/// What was decided, searchable in plain language, on Lucene.
///
/// Start reading at [dev.whence.index.DecisionIndex], which follows a log and answers
/// [dev.whence.index.SearchQuery] with [dev.whence.index.SearchPage]. Inside, `Follower` is the thread that reads
/// the log, `Findable` collects what one decision can be found by, `DecisionDocument` writes it, `Search` answers.
///
/// What always holds: the index has nothing that the log does not, and can be deleted; every decision up to the
/// position it has seen is in it once, or among those its status names as unreadable; a search changes nothing;
/// what was typed is never syntax, quotation marks aside.
///
/// ## What a text finds
///
/// - *Words* of the command's type and description, the event types, the outcome, the stated reason, the actors,
///   the statement and evidence of each rule that failed, and all texts and numbers in the data of command and
///   events.
/// - *Identifiers*: ids of entities, conversation, correlation, actors, failed rules, and every text in the data
///   that is one word with a digit, `_` or `@`. They are found with or without the mark in front, by the long
///   numbers in them alone, and by their beginning.
///
/// Words are split where they are compound, folded to lower case without accents, and stemmed as English. A match
/// in the head of a decision (command, events, outcome, reason, actors, what failed) counts more than one in the
/// rest, and an identifier more than any words. Exact values are the [dev.whence.index.ExactField]s; numbers are
/// asked for by the name they stand under, see [dev.whence.index.NumberRange].
///
/// ## The format on disk
///
/// The folder holds `generation-` and a number: indexes, mostly one. A generation serves if its last commit
/// does not
/// say
/// why it is being built (`because`); of several that serve the newest does. So an index that was built beside
/// another
/// takes its place with one commit, and what it replaced is removed once nobody looks at it.
///
/// A generation is a Lucene index without stored fields (hits are filled in from the log), one document for each
/// decision:
///
/// - `position` and `time`: numbers with doc values; the time in microseconds since 1970.
/// - The word of each `ExactField`: terms in a form without case and marks, doc values as recorded.
/// - `number.` and a name: doubles with doc values, the numbers under that name; the first 250 names.
/// - `id`: terms, identifiers in every form they are found under.
/// - `subject`: terms, the data subjects whose personal values are in it.
/// - `text`: words with their places, everything.
/// - `head`: words with their frequencies, the head alone, again.
///
/// A decision that forgets a data subject is in the index only once every document with that subject was made anew,
/// from values that read as erased by then, and no file holds the old ones any more.
///
/// - `context`: words with their frequencies, what was observed just before an observation in its conversation.
/// - `who`: terms, the names of those who acted.
/// - `meaning`: the key of the decision's [dev.whence.index.Sentence]; the vectors of sentences are an index of
/// their
/// own,
///   in the folder `meanings`, with `key` and `vector` and no text.
///
/// The user data of each commit holds `format`, `domain` (name and version), `position` (up to where the log is in
/// it), `markPosition` and `markId` (the last decision in it, which tells this log from another), `unreadable`,
/// `unreadableCount` and `because`. An index that does not fit what is found on opening is thrown away and
/// built anew;
/// one of another version of the domain serves until another is built.
@NullMarked
package dev.whence.index;

import org.jspecify.annotations.NullMarked;
