/// Is this claim true: a structured claim checked against the record, part by part, with the correction.
///
/// Start reading at [dev.whence.explain.claim.ClaimCheck]. What always holds: every part that is supported or
/// contradicted cites the decisions that say so; what the record does not tell is said not to be in it.
@NullMarked
package dev.whence.explain.claim;

import org.jspecify.annotations.NullMarked;
