/// How names and outside text are shown to readers.
///
/// Start reading at [dev.whence.agent.text.Quoted]. What always holds: nothing that a user, an agent or another
/// system wrote appears in an answer without quotation marks, and nothing of it is longer than its place allows.
@NullMarked
package dev.whence.agent.text;

import org.jspecify.annotations.NullMarked;
