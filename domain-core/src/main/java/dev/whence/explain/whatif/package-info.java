/// What would happen if: commands run on a fork of the history, now or as of any position; nothing is appended.
///
/// Start reading at [dev.whence.explain.whatif.WhatIf]. What always holds: the same commands on the same log at the
/// same position give the same answer.
@NullMarked
package dev.whence.explain.whatif;

import org.jspecify.annotations.NullMarked;
