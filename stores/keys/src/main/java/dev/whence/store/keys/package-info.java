/// The keys of data subjects, in one SQLite file apart from the log.
///
/// Start reading at [dev.whence.store.keys.SqliteSubjectKeys], which is all that others see. What always holds: a
/// key is on disk before it is used; a destroyed key is in none of the store's files, and its tombstone keeps the
/// subject from getting another; one process at a time has the file.
///
/// # The file, format 1
///
/// A SQLite database whose `application_id` is 0x57484B31 and whose `user_version` is 1:
///
/// - table `store`, one row: `id`, a UUID that tells this store from others
/// - table `subject`: `subject` (text, primary key, for example `user:mara_lund_4821`), `key` (32 bytes; null once
///   it was destroyed), `since` and `destroyed` (times, ISO-8601; `destroyed` is null until then)
///
/// Beside it lies the rollback journal, `…-journal`. It holds pages as they were before a change, and so is
/// overwritten with zeros when a key was destroyed. What a file system or a disk keeps of overwritten blocks is out
/// of reach here: where that matters, keep the file on an encrypted disk.
@NullMarked
package dev.whence.store.keys;

import org.jspecify.annotations.NullMarked;
