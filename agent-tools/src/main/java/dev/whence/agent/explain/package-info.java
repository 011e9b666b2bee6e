/// The why questions as tools: each answered by `dev.whence.explain`, in a short text and in structure.
///
/// Start reading at [dev.whence.agent.explain.ExplainTools]. What always holds: these tools change nothing, save
/// the one that executes a plan; the same question on the same log gets the same answer; a text has about 1,200
/// characters unless all detail is asked for, and a long list comes in pages.
@NullMarked
package dev.whence.agent.explain;

import org.jspecify.annotations.NullMarked;
