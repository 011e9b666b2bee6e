/// The audit set: questions about the demonstration's history as people type them, each with its one right answer.
///
/// Start reading at [dev.whence.evals.search.audit.AuditEval], which asks them; the questions are in
/// [dev.whence.evals.search.audit.AuditSet]. What always holds: right answers are found by looking at every
/// decision of the log with plain Java, never by the index; nothing is adjusted to the questions that are held out.
@NullMarked
package dev.whence.evals.search.audit;

import org.jspecify.annotations.NullMarked;
