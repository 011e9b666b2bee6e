package dev.whence.explain.claim;

import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Explanation;
import dev.whence.explain.Gaps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Whether a claim is true, part by part.
///
/// @param finding what is found of the claim as a whole: contradicted if any part is, supported if all parts are
/// @param parts each part that was claimed, with what the record says instead where it is wrong
/// @param unreadable the decisions that it may be about and that cannot be read
public record ClaimCheck(Claim claim, Finding finding, List<Part> parts, List<Position> unreadable)
        implements Explanation {

    public ClaimCheck {
        parts = List.copyOf(parts);
        unreadable = List.copyOf(unreadable);
    }

    /// What the record says of something.
    public enum Finding {
        SUPPORTED,
        CONTRADICTED,
        NOT_IN_RECORD;

        /// The word used in sentences.
        @Override
        public String toString() {
            return switch (this) {
                case SUPPORTED -> "supported";
                case CONTRADICTED -> "contradicted";
                case NOT_IN_RECORD -> "not in the record";
            };
        }
    }

    /// One part of a claim.
    ///
    /// @param name the part, for example `actor`
    /// @param claimed what was claimed, in words
    /// @param recorded what the record says, in words
    /// @param citations the decisions that say so
    public record Part(String name, String claimed, Finding finding, String recorded, List<Citation> citations) {

        public Part {
            citations = List.copyOf(citations);
        }

        String text() {
            return switch (finding) {
                case SUPPORTED -> name + " " + claimed + ": supported, " + recorded;
                case CONTRADICTED -> name + " " + claimed + ": contradicted; correct is " + recorded;
                case NOT_IN_RECORD -> name + " " + claimed + ": not in the record; " + recorded;
            };
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("The claim is " + finding + ".");
        Set<Citation> told = new HashSet<>();
        parts.forEach(part -> lines.add("- " + part.text() + cited(part, told) + "."));
        Gaps.text(unreadable).ifPresent(lines::add);
        return lines;
    }

    /// The decisions that say so; what was told of one before is not told again.
    private static String cited(Part part, Set<Citation> told) {
        if (part.citations().isEmpty()) {
            return "";
        }
        Citation first = part.citations().getFirst();
        int more = part.citations().size() - 1;
        return " [" + (told.add(first) ? first.text() : "decision " + first.position())
                + (more == 0 ? "" : " and " + more + " more") + "]";
    }
}
