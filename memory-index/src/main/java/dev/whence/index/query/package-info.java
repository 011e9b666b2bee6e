/// What can be asked of the index, and what comes back. Start reading at [dev.whence.index.query.SearchQuery].
///
/// Exact values are the [dev.whence.index.query.ExactField]s; numbers are asked for by the name they stand under,
/// see [dev.whence.index.query.NumberRange]; a [dev.whence.index.query.SearchFilter] combines such conditions;
/// [dev.whence.index.query.Aggregation] asks for figures in place of decisions.
///
/// What always holds: these are values, which nobody changes; what no index could answer is refused when they are
/// made or asked, by an [dev.whence.index.query.UnusableQueryException] that says what to ask instead.
@NullMarked
package dev.whence.index.query;

import org.jspecify.annotations.NullMarked;
