/// A log as a file of JSON lines: for auditors, for other programs, and for taking a log elsewhere.
///
/// Start reading at [dev.whence.export.LogExport], which writes one, [dev.whence.export.ExportAudit], which checks
/// one without the log, and [dev.whence.export.LogImport], which makes a log of one. What always holds: from each
/// line the leaf of the tree can be made again bit by bit; personal values are as the log stores them, encrypted.
///
/// ## Format
///
/// UTF-8, one JSON document a line, each line ended by a newline, nothing between. The first line is an
/// [dev.whence.export.ExportHeader], the last an [dev.whence.export.ExportEnd]. Between them, in the order of
/// the log:
///
/// ```jsonc
/// {"position":17,"time":"2026-05-02T09:31:07.123456Z","key":"…","leaf":"…","body":{…}}
/// ```
///
/// `key` is there only if the decision claimed an idempotency key. `leaf` is the hash of the leaf in base64. `body`
/// is the stored body, byte for byte; a body that is not one line of JSON is `"bytes"` in base64 instead, and what
/// cannot be written in these parts is `"stored"`: the whole leaf in base64. Where the export is not whole, `path`
/// follows `leaf`: the hashes of the inclusion proof that leads to the checkpoint in the last line.
///
/// A line that says the same in other characters is not of this format: one thing has one text.
@NullMarked
package dev.whence.export;

import org.jspecify.annotations.NullMarked;
