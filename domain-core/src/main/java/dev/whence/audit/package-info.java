/// Checking a whole log: that it is what was written, and that it begins with what was seen of it before.
///
/// Start reading at [dev.whence.audit.LogAudit], which reads a log from end to end, and
/// [dev.whence.audit.AuditReport]. The hashes meet in [dev.whence.audit.LeafTrees], which also serves those who
/// check a log from elsewhere than its store.
///
/// What always holds: one damaged decision does not end an audit; what is damaged is named by its position wherever
/// kept hashes tell it; memory does not grow with the log.
@NullMarked
package dev.whence.audit;

import org.jspecify.annotations.NullMarked;
