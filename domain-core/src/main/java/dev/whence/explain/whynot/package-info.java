/// Why not, and what it would take: the verdict on a command that was not issued, what would flip it, and plans of
/// other commands that would.
///
/// Start reading at [dev.whence.explain.whynot.WhyNot]. What always holds: every plan was accepted step by step on
/// a fork of the log as it is; nothing is appended.
@NullMarked
package dev.whence.explain.whynot;

import org.jspecify.annotations.NullMarked;
