package dev.whence.index.question;

import dev.whence.decision.Position;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.query.Recurrence;
import dev.whence.index.time.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A condition that was read from some words of a question.
///
/// @param first the first of its tokens
/// @param last the last of them
/// @param negated whether it must not hold
record Part(int first, int last, Condition condition, boolean negated) {

    /// What a decision must be like.
    sealed interface Condition {

        /// A field has one of the values.
        record Values(ExactField field, List<String> values) implements Condition {
            public Values {
                values = List.copyOf(values);
            }
        }

        /// A field is there, or is not.
        record Presence(ExactField field, boolean present) implements Condition {}

        record Numbers(NumberRange range) implements Condition {}

        /// Words stand together.
        record Words(String phrase) implements Condition {}

        record Time(Interval interval, String said) implements Condition {}

        /// It is between two numbers of decisions, both included; null where there is no bound.
        record Positions(@Nullable Position first, @Nullable Position last) implements Condition {}

        /// It was in a stretch of the week that comes again and again.
        record Recurring(Recurrence recurrence, String said) implements Condition {}
    }

    static Part of(int first, int last, Condition condition) {
        return new Part(first, last, condition, false);
    }

    Part negate() {
        return new Part(first, last, condition, !negated);
    }
}
