/// How fast the parts of Whence are, against what the machine can do at all.
///
/// Start reading at [dev.whence.evals.bench.LogBenchCommand]. What always holds: a figure of ours is set beside the
/// machine's own, measured in the same run on the same disk, so that runs on different machines can be compared.
@NullMarked
package dev.whence.evals.bench;

import org.jspecify.annotations.NullMarked;
