package dev.whence.evals.search.audit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The right answer to an audit question.
public sealed interface Expected {

    /// These decisions and no others, in whatever order.
    ///
    /// @param positions where they stand in the log
    record Decisions(Set<Long> positions) implements Expected {
        public Decisions {
            positions = Set.copyOf(positions);
        }
    }

    /// These decisions in this order.
    record InOrder(List<Long> positions) implements Expected {
        public InOrder {
            positions = List.copyOf(positions);
        }
    }

    /// One number.
    record Figure(BigDecimal value) implements Expected {}

    /// A number for each of these, and no others.
    record Groups(Map<String, BigDecimal> values) implements Expected {
        public Groups {
            values = Map.copyOf(values);
        }
    }

    /// The `count` largest of these groups, which of several equal ones does not matter.
    record Top(int count, Map<String, BigDecimal> all) implements Expected {
        public Top {
            all = Map.copyOf(all);
        }
    }

    /// One of these: the question leaves open in which form it is answered.
    record AnyOf(List<Expected> forms) implements Expected {
        public AnyOf {
            forms = List.copyOf(forms);
        }

        static AnyOf of(Expected... forms) {
            return new AnyOf(List.of(forms));
        }
    }

    /// That it cannot be answered, said in words.
    record Refusal() implements Expected {}
}
