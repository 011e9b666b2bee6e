/// The command line.
///
/// Start reading at [dev.whence.server.cli.CommandLines]. What always holds: results go to standard output and
/// everything else to standard error; what goes wrong outside of Whence is one line that says what was found and
/// what to do; the exit code is 0 if it was done, 1 if it could not be, 2 if the command line was wrong, 3 if the
/// answer is a refusal.
@NullMarked
package dev.whence.server.cli;

import org.jspecify.annotations.NullMarked;
