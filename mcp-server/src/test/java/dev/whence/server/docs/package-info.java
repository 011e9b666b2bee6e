/// Holds the transcripts in `docs` to what the program says today.
///
/// Start reading at [dev.whence.server.docs.TranscriptsTest].
@NullMarked
package dev.whence.server.docs;

import org.jspecify.annotations.NullMarked;
