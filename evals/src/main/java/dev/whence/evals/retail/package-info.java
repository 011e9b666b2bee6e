/// The public retail benchmark's write actions, played through the real server by a real MCP client.
///
/// Start reading at [dev.whence.evals.retail.RetailCommand], then [dev.whence.evals.retail.RetailEvaluation]. The
/// benchmark's files are read by [dev.whence.evals.retail.GoldFile] and [dev.whence.evals.retail.Shop]; its names are
/// mapped to Whence's by [dev.whence.evals.retail.Translation]; [dev.whence.evals.retail.TaskJudge] compares. What
/// always holds: every task starts from the shop as it was imported, in a folder of its own; an answer that is
/// neither an acceptance nor a refusal fails its task.
@NullMarked
package dev.whence.evals.retail;

import org.jspecify.annotations.NullMarked;
