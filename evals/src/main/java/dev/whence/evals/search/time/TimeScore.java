package dev.whence.evals.search.time;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.whence.evals.ending.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How many time expressions were understood in full.
///
/// @param workedOn the half of the corpus that the grammar was worked out on
/// @param other the rest
/// @param types each type of expression, by name
/// @param failures what was not understood in full
public record TimeScore(Count workedOn, Count other, List<Type> types, List<Failure> failures) {

    private static final double REQUIRED = 0.75;

    public TimeScore {
        types = List.copyOf(types);
        failures = List.copyOf(failures);
    }

    /// So many of so many.
    public record Count(int resolved, int of) {

        /// The part that was resolved, from 0 to 1.
        @JsonProperty
        public double share() {
            return of == 0 ? 0 : (double) resolved / of;
        }

        Count plus(boolean isResolved) {
            return new Count(resolved + (isResolved ? 1 : 0), of + 1);
        }

        String text() {
            return String.format(Locale.ROOT, "%d/%d (%.1f%%)", resolved, of, 100 * share());
        }
    }

    /// The expressions of one type.
    public record Type(String name, Count count) {}

    /// An expression that was not understood in full.
    ///
    /// @param expected its text and values
    /// @param found what was found instead
    public record Failure(String type, String sentence, String expected, List<String> found) {

        public Failure {
            found = List.copyOf(found);
        }
    }

    @JsonProperty
    public Count all() {
        return new Count(workedOn.resolved + other.resolved, workedOn.of + other.of);
    }

    public List<Bar> bars() {
        return List.of(Bar.atLeast(REQUIRED, "time expressions resolved in full", all().share()));
    }

    /// The figures, for people.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("time expressions resolved in full: " + all().text() + "; of the half worked on " + workedOn.text()
                + ", of the other " + other.text());
        types.forEach(type -> lines.add(String.format(Locale.ROOT, "  %-14s %s", type.name, type.count.text())));
        return lines;
    }

    /// What was not resolved, for people.
    public List<String> failureLines() {
        return failures.stream()
                .map(failure -> "%s: %s%n    expected %s%n    found    %s"
                        .formatted(failure.type, failure.sentence, failure.expected, failure.found))
                .toList();
    }
}
