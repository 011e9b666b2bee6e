package dev.whence.evals.search.audit;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A question about the demonstration's history with the one right answer to it.
///
/// @param id tells it from the others, for example `actors-7`
/// @param text as somebody would type it
/// @param kind what is hard about it
/// @param expected what the record says, found by looking at every decision
/// @param zone the zone of the person who asks
public record AuditQuestion(String id, String text, Kind kind, Expected expected, ZoneId zone) {

    /// When all questions are asked: the morning after the history ends, a Sunday.
    public static final Instant ASKED_AT = Instant.parse("2026-05-03T09:00:00Z");

    /// What is hard about a question.
    public enum Kind {
        /// A question as people ask it every day.
        PLAIN,
        /// An id that is cut short, mistyped or written otherwise than recorded.
        MISSPELT,
        /// Something that must not be.
        NEGATED,
        /// Two bounds of time at once.
        BOUNDED_TWICE,
        /// Nothing in the history fits.
        NOTHING_FITS,
        /// No question at all, which must not be answered with everything.
        SENSELESS;

        /// Whether it is meant to mislead.
        public boolean isTrap() {
            return this != PLAIN;
        }
    }

    static AuditQuestion of(String id, String text, Kind kind, Expected expected) {
        return new AuditQuestion(id, text, kind, expected, ZoneOffset.UTC);
    }
}
