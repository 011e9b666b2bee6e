package dev.whence.evals.retail;

import java.util.List;

/// What Whence answered to a call.
sealed interface Answer {

    /// What the server wrote for the caller to read.
    String text();

    /// It did, or told, what was asked.
    record Accepted(String text) implements Answer {}

    /// It refused.
    ///
    /// @param outcome the decision's, for example `rejected`
    /// @param rules the names of the rules that did not hold
    record Refused(String text, String outcome, List<String> rules) implements Answer {
        public Refused {
            rules = List.copyOf(rules);
        }
    }

    /// It neither did it nor refused: something broke on the way.
    record Broken(String text) implements Answer {}
}
