/// How fast questions about a long history are answered, and whether every refusal is explained.
///
/// Start reading at [dev.whence.evals.explain.ExplainBench]; [dev.whence.evals.explain.ShopHistory] says what the
/// history is made of. What always holds: the history is decided by the engine, command by command; questions are
/// drawn with a seed over the whole log, and each kind of question begins with no state in memory.
@NullMarked
package dev.whence.evals.explain;

import org.jspecify.annotations.NullMarked;
