/// The form of a command's arguments: one description, read off its record, from which both the JSON Schema that
/// agents see and the check of what they send come.
///
/// Start reading at [dev.whence.schema.Shape]; [dev.whence.schema.Shapes] reads it off Java types,
/// [dev.whence.schema.JsonSchema] prints it, [dev.whence.schema.FormCheck] checks against it. What
/// always holds: an instance that passes the check binds to the record, and what the schema allows passes the check.
@NullMarked
package dev.whence.schema;

import org.jspecify.annotations.NullMarked;
