/// How an existing shop is brought in: import commands, and the reader of its file.
///
/// Start reading at [dev.whence.retail.imports.ImportCommand], then [dev.whence.retail.imports.RetailImporter]. What
/// always holds: balances, payment histories and statuses are taken over as they stand, without being judged by the
/// rules of service.
@NullMarked
package dev.whence.retail.imports;

import org.jspecify.annotations.NullMarked;
