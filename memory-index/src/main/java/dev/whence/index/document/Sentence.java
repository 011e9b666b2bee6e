package dev.whence.index.document;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.PersonalValues;
import dev.whence.index.query.ExactField;
import dev.whence.index.text.Ids;
import dev.whence.log.Criterion;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogEntry;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Sha256;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A decision as somebody would tell it, which is what its meaning is taken from.
///
/// It has no ids, amounts and names of agents: these are found as they are written, and without them decisions that
/// are alike have one sentence and so one vector. An observation is told in its actor's words, after what was
/// observed just before in the same conversation: an answer means little without its question.
///
/// @param text what it says itself
/// @param before what was observed just before; null if nothing was
/// @param subjects the data subjects whose values may be in either
public record Sentence(String text, @Nullable String before, Set<EntityRef> subjects) {

    private static final int MAX_TEXT = 8_000;
    private static final int MAX_BEFORE = 1_000;

    /// A text of fewer words is a name or a value, and no sentence.
    private static final int WORDS_OF_A_SENTENCE = 3;

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /// Properties whose name says nothing about what stands under them.
    private static final Set<String> PLAIN_NAMES =
            Set.of("text", "message", "note", "content", "body", "comment", "description", "summary", "reason");

    public Sentence {
        subjects = Set.copyOf(subjects);
    }

    /// The sentence of an entry of this log; empty if it cannot be read or says nothing.
    public static Optional<Sentence> of(LogEntry entry, Vocabulary vocabulary, DecisionLog log) {
        return switch (entry) {
            case LogEntry.Decided decided -> of(decided.decision(), vocabulary, log);
            case LogEntry.Unreadable _ -> Optional.empty();
        };
    }

    private static Optional<Sentence> of(Decision decision, Vocabulary vocabulary, DecisionLog log) {
        String text = told(decision, vocabulary);
        if (text.isBlank()) {
            return Optional.empty();
        }
        Optional<Decision> before = observedBefore(decision, log);
        Set<EntityRef> subjects = new LinkedHashSet<>();
        decision.personal().stream().map(PersonalValues::subject).forEach(subjects::add);
        before.ifPresent(earlier ->
                earlier.personal().stream().map(PersonalValues::subject).forEach(subjects::add));
        String context = before.map(earlier -> cut(told(earlier, vocabulary), MAX_BEFORE))
                .orElse(null);
        return Optional.of(new Sentence(cut(text, MAX_TEXT), context, subjects));
    }

    /// The observation just before this one in its conversation, if it is one itself.
    private static Optional<Decision> observedBefore(Decision decision, DecisionLog log) {
        String conversation = decision.origin().conversation();
        if (decision.outcome() != Outcome.OBSERVED || conversation == null) {
            return Optional.empty();
        }
        ReadQuery last = ReadQuery.where(new Criterion.In(conversation))
                .upTo(decision.position().previous())
                .newestFirst()
                .limit(1);
        for (StoredDecision stored : log.readStored(last)) {
            if (LogEntry.of(stored, log) instanceof LogEntry.Decided(Decision earlier)
                    && earlier.outcome() == Outcome.OBSERVED) {
                return Optional.of(earlier);
            }
        }
        return Optional.empty();
    }

    private static String told(Decision decision, Vocabulary vocabulary) {
        return decision.outcome() == Outcome.OBSERVED ? observed(decision) : judged(decision, vocabulary);
    }

    private static String observed(Decision decision) {
        List<String> parts = new ArrayList<>();
        collect(decision.command().data(), "", 1, parts);
        Origin origin = decision.origin();
        if (origin.reason() != null) {
            parts.add(origin.reason());
        }
        boolean inWords = decision.command().data().isObject()
                && decision.command().data().propertyNames().stream().anyMatch(PLAIN_NAMES::contains);
        String what = inWords ? "" : words(decision.command().type()) + ". ";
        return parts.isEmpty() && inWords ? "" : origin.actor() + ": " + what + String.join(" ", parts);
    }

    /// For example `No longer needed. Only a pending order can be cancelled. Cancel pending order was rejected.`
    ///
    /// What is told of this decision alone comes first; what all of its kind have in common comes last.
    private static String judged(Decision decision, Vocabulary vocabulary) {
        List<String> parts = new ArrayList<>();
        String reason = decision.origin().reason();
        if (reason != null) {
            parts.add(reason + ".");
        }
        ExactField.failed(decision).map(Check::statement).distinct().forEach(statement -> parts.add(statement + "."));
        collect(decision.command().data(), "", WORDS_OF_A_SENTENCE, parts);
        parts.replaceAll(Sentence::withoutIds);
        String description = vocabulary.description(decision.command().type());
        boolean saysNothing = parts.isEmpty();
        parts.add(capitalized(words(decision.command().type())) + " was " + decision.outcome() + ".");
        if (saysNothing && !description.isEmpty()) {
            parts.add(description);
        }
        return String.join(" ", parts);
    }

    /// A text without the ids in it, so that texts that differ in nothing else are one.
    private static String withoutIds(String text) {
        return text.chars().anyMatch(Character::isDigit)
                ? BLANKS.splitAsStream(text).filter(word -> !Ids.isId(word)).collect(Collectors.joining(" "))
                : text;
    }

    private static void collect(JsonNode node, String name, int leastWords, List<String> parts) {
        if (node.isObject()) {
            node.properties().forEach(property -> collect(property.getValue(), property.getKey(), leastWords, parts));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, name, leastWords, parts));
        } else if (node.isString() && isTold(node.asString(), leastWords)) {
            String text = node.asString().strip();
            String label = PLAIN_NAMES.contains(name) || name.isEmpty() ? "" : capitalized(words(name)) + ": ";
            parts.add(label + (endsSentence(text) ? text : text + "."));
        }
    }

    private static boolean isTold(String text, int leastWords) {
        return !Ids.isId(text) && hasWords(text, leastWords);
    }

    private static boolean hasWords(String text, int least) {
        int words = 0;
        boolean blank = true;
        for (int i = 0; i < text.length() && words < least; i++) {
            boolean wasBlank = blank;
            blank = Character.isWhitespace(text.charAt(i));
            words += wasBlank && !blank ? 1 : 0;
        }
        return words >= least;
    }

    private static boolean endsSentence(String text) {
        char last = text.charAt(text.length() - 1);
        return last == '.' || last == '!' || last == '?' || last == '…';
    }

    /// `CancelPendingOrder` and `cancel_pending_order` as `cancel pending order`.
    static String words(String name) {
        StringBuilder words = new StringBuilder(name.length() + 8);
        char before = ' ';
        for (int i = 0; i < name.length(); i++) {
            char here = name.charAt(i);
            boolean joint = isJoint(here);
            if (joint ? i == 0 || !isJoint(before) : isInnerCapital(before, here)) {
                words.append(' ');
            }
            if (!joint) {
                words.append(here);
            }
            before = here;
        }
        return words.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isJoint(char c) {
        return c == '_' || c == '-' || c == '.' || Character.isWhitespace(c);
    }

    private static boolean isInnerCapital(char before, char here) {
        boolean inner = before >= 'a' && before <= 'z' || before >= '0' && before <= '9';
        return inner && here >= 'A' && here <= 'Z';
    }

    private static String capitalized(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    /// All of it, as its meaning is taken from.
    public String whole() {
        return before == null ? text : before + " " + text;
    }

    /// Tells texts apart: of a million texts two share a key with a chance of 1 to 30 million.
    public long key() {
        return ByteBuffer.wrap(Sha256.of(whole())).getLong();
    }
}
