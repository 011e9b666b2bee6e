package dev.whence.index.query;

import org.jspecify.annotations.Nullable;

/// Asks for the decisions with the largest or the smallest number under a name; of equal ones the newer come first.
///
/// @param text words that a decision must all have; null for none
/// @param number the name of the number
/// @param largest whether the largest are wanted
/// @param most how many are wanted, from 1 to [SearchQuery#MAX_PAGE_SIZE]
public record Extremes(@Nullable String text, SearchFilter filter, String number, boolean largest, int most) {

    public Extremes {
        number = NumberRange.plainName(number);
        if (most < 1 || most > SearchQuery.MAX_PAGE_SIZE) {
            throw new UnusableQueryException(
                    "An answer of " + most + " decisions is not possible; ask for 1 to " + SearchQuery.MAX_PAGE_SIZE);
        }
    }
}
