/// Times that people write in English: dates, ranges, times of day, durations and recurring sets.
///
/// Start reading at [dev.whence.index.time.TimeExpressions].
@NullMarked
package dev.whence.index.time;

import org.jspecify.annotations.NullMarked;
