/// Was it necessary: the history with some decisions left out, as far as anything depends on them.
///
/// Start reading at [dev.whence.explain.butfor.ButFor], then [dev.whence.explain.butfor.Course] for how dependents
/// are followed. What always holds: what is told agrees with deciding the whole log again without those decisions;
/// the work grows with what depends on them, not with the log.
@NullMarked
package dev.whence.explain.butfor;

import org.jspecify.annotations.NullMarked;
