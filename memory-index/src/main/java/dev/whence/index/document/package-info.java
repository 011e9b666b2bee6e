/// What one decision can be found by, and the document of the index that is made of it. Start reading at
/// [dev.whence.index.document.Findable], which collects texts, identifiers and numbers;
/// [dev.whence.index.document.DecisionDocument] writes them, and [dev.whence.index.document.Sentence] says what a
/// decision means.
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
/// A match in the head of a decision (command, events, outcome, reason, actors, what failed) counts more than one
/// in the rest, and an identifier more than any words.
///
/// ## The fields of a document
///
/// - `position` and `time`: numbers with doc values; the time in microseconds since 1970.
/// - The word of each `ExactField`: terms in a form without case and marks, doc values as recorded.
/// - `number.` and a name: doubles with doc values, the numbers under that name; the first 250 names.
/// - `id`: terms, identifiers in every form they are found under.
/// - `subject`: terms, the data subjects whose personal values are in it.
/// - `text`: words with their places, everything.
/// - `head`: words with their frequencies, the head alone, again.
/// - `context`: words with their frequencies, what was observed just before an observation in its conversation.
/// - `who`: terms, the names of those who acted.
/// - `meaning`: the key of the decision's sentence.
///
/// What always holds: nothing is stored, so that what a hit shows is read from the log; the same decision always
/// gives the same document.
@NullMarked
package dev.whence.index.document;

import org.jspecify.annotations.NullMarked;
