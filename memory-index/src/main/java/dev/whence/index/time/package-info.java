/// Times that people write in English: dates, ranges, times of day, durations and recurring sets.
///
/// Start reading at [dev.whence.index.time.TimeExpressions], which finds [dev.whence.index.time.TimeMention]s in a
/// text.
/// Each has the [dev.whence.index.time.TimeValue]s that it can mean, and the [dev.whence.index.time.Interval] that a
/// history is searched for.
///
/// ## The grammar
///
/// `Tokens` cuts the text into words, numbers and marks. A `Rule` reads something from a token on and gives all ways to
/// read it, one for each end. Rules are put together with `and`, `then`, `with`, `or` and `anyOf`, each bottom-up from
/// those before it:
///
/// 1. `Numbers` (cardinals, ordinals, counts, years) and `Lengths` ("two and a half hours");
/// 2. days: `NumericDates`, `NamedDates`, `RelativeDates`, `Holidays`;
/// 3. periods of days: `CalendarPeriods`, `RelativePeriods`, `WeekPeriods`, `PeriodParts`, and between two of them
/// `Ranges`;
/// 4. times of day: `Clocks`, `DayParts`, and between two of them `Hours`;
/// 5. both together: `Moments`, `Stretches`; open at one end: `Bounds`; again and again: `Sets`.
///
/// `Grammar` builds them and takes the longest expression at each token. `Doubtful` and `Context` keep out what
/// only looks like a time: the verb "may", the ordinal "second", amounts, fractions, parts of identifiers.
/// `Meanings` turns what was read into values and windows.
///
/// ## How to add to it
///
/// A synonym is a word in a lexicon, most of them in `Words`. A new form is a rule in the class of what it means,
/// added to the `anyOf` of its kind; all that is built on the kind takes it from there. Where two rules end at the
/// same token, the one named first counts. Then add a line to the tables of the tests, and to those of what must
/// not be found if the form could mean something else.
///
/// ## What always holds
///
/// No rule repeats without bound or calls itself, and shared rules are remembered by token: the work is proportional to
/// the length of the text. No text makes it throw. The same text, reference and reading give the same mentions. Weeks
/// begin on Monday; ends are exclusive; what leaves its year or week open has a past and a future reading.
@NullMarked
package dev.whence.index.time;

import org.jspecify.annotations.NullMarked;
