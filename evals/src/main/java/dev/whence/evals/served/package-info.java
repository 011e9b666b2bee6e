/// Whence as its users run it, for evaluations: the command line, a served data folder, and the log that it serves.
///
/// Start reading at [dev.whence.evals.served.ServedFolder]. What always holds: the server is known by its command
/// line and by what it serves; nothing here reaches into it.
@NullMarked
package dev.whence.evals.served;

import org.jspecify.annotations.NullMarked;
