/// Counts, sums and groups what a filter selects, from doc values. Start reading at
/// [dev.whence.index.aggregate.Aggregating].
///
/// What always holds: figures are exact over all decisions that are selected, never over a sample.
@NullMarked
package dev.whence.index.aggregate;

import org.jspecify.annotations.NullMarked;
