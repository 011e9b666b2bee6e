/// A memory on the air: an open node behind an HTTP server.
///
/// Start reading at [dev.whence.server.serve.Service]. What always holds: while it runs, the data folder says where
/// it is reached; when it ends, the calls under way are finished before the folder is released.
@NullMarked
package dev.whence.server.serve;

import org.jspecify.annotations.NullMarked;
