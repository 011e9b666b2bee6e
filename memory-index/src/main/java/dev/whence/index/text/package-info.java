/// Takes texts apart into words and identifiers. Start reading at [dev.whence.index.text.EnglishText].
///
/// Words are split where they are compound, folded to lower case without accents, and stemmed as English.
/// [dev.whence.index.text.Ids] tells identifiers from words.
///
/// What always holds: a question and a decision are taken apart alike.
@NullMarked
package dev.whence.index.text;

import org.jspecify.annotations.NullMarked;
