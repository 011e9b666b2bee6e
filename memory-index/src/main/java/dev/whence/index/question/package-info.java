/// Questions in plain English about the history: read without a language model, answered with how they were read.
///
/// Start reading at [dev.whence.index.question.HistoryQuestions], which answers. Inside, `Interpreter` turns a text
/// into a [dev.whence.index.question.HistoryQuery]: it cuts the text into tokens, and lets one reader after the
/// other claim those that it understands (`Numbers`, `Times`, `Names`, `Groups`, `Rules`, `Outcomes`, `Commands`,
/// `Acting`); `Negations` turns around what stands behind a "not", and `Assembly` puts the parts together.
///
/// What always holds: the same question at the same time against the same index is read the same way; every word is
/// read as a condition, looked for as free text, named as not understood, or one of the small words that say
/// nothing (`EnglishText`, `Fillers`); a question that says nothing is refused, never answered with everything; the
/// structured query of an answer, sent back as it is, finds the same.
@NullMarked
package dev.whence.index.question;

import org.jspecify.annotations.NullMarked;
