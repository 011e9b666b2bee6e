/// Reaching the memory in a data folder from the command line, wherever it is open.
///
/// Start reading at [dev.whence.server.access.Access]. What always holds: where a server has the folder open, it is
/// asked;
/// else this process opens the folder; the answers are the same, since the same tools give them.
@NullMarked
package dev.whence.server.access;

import org.jspecify.annotations.NullMarked;
