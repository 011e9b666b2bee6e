/// Backups of a data folder, taken while it is used, and made into a data folder again.
///
/// Start reading at [dev.whence.server.backup.Backups]. A folder of backups holds:
///
/// ```text
/// whence.json    of which domain these are
/// log/           backups of the decision log, which share their files; the first is full, later ones are
/// incremental
/// beside/3/      what stood beside the log at backup 3, such as the places of subscriptions
/// ```
///
/// What always holds: keys of data subjects are in no backup, so that what was forgotten stays forgotten; what can
/// be made from the log again (index, snapshots) is in none either; what stands beside the log is copied before the
/// log, so that it never speaks of decisions that the backup does not have.
@NullMarked
package dev.whence.server.backup;

import org.jspecify.annotations.NullMarked;
