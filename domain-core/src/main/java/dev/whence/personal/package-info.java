/// Personal data: kept encrypted with a key for each data subject, and forgotten by destroying the key.
///
/// Start reading at [dev.whence.personal.PersonalDataLog], which encrypts on the way into the log and decrypts on
/// the way out; the keys are kept by a [dev.whence.personal.SubjectKeys]. What is personal, and whose, is said by
/// the record itself, in [dev.whence.decision.Decision#personal]. What always holds: what the log stores, and so
/// every backup, export and proof, holds no personal value in plain text; without the key nothing can be read of
/// it, and the bytes stay as they are.
@NullMarked
package dev.whence.personal;

import org.jspecify.annotations.NullMarked;
