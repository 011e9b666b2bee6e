/// One JSON dialect for everything that is recorded or shown.
///
/// Start reading at [dev.whence.json.Json]. What always holds: property names of domain data (commands,
/// events, states) are `snake_case`, the same words an agent uses as tool arguments; numbers with a fraction are
/// exact decimals, never binary floating point; times are ISO-8601 in UTC.
@NullMarked
package dev.whence.json;

import org.jspecify.annotations.NullMarked;
