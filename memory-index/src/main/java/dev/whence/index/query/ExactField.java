package dev.whence.index.query;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.Verdict;
import dev.whence.index.text.Ids;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A property of a decision that can be asked for by its exact value. Letter case never counts.
public enum ExactField {
    /// An entity that was read or changed: `order:#W2611340`, or the id alone with or without the mark in front.
    ENTITY("entity", "an entity that was read or changed, as type:id or the id alone"),
    /// Anything it names: entities, the person it was done for, the conversation, the correlation.
    ABOUT("about", "anything it names: an entity, the person it was done for, the conversation, the correlation"),
    /// An entity that was changed.
    CHANGED("changed", "an entity that was changed, as type:id or the id alone"),
    /// The id of the decision itself.
    DECISION("decision", "the id of the decision itself"),
    DOMAIN("domain", "the domain's name"),
    /// The command's type: `CancelPendingOrder` or `cancel_pending_order`.
    COMMAND("command", "the command's type, written CancelPendingOrder or cancel_pending_order"),
    /// The type of an event that resulted.
    EVENT("event", "the type of an event that resulted"),
    /// How the decision ended: a word of [Outcome], `refused` for all that were turned down, or `unreadable`.
    OUTCOME("outcome", "how it ended: " + outcomes()),
    /// A rule that was checked.
    RULE("rule", "a rule that was checked, whatever came of it"),
    /// A rule that was checked and did not hold; not one that could not be evaluated.
    FAILED_RULE("failed_rule", "a rule that was checked and did not hold"),
    /// Who acted: the agent, or where there was none the principal.
    ACTOR("actor", "who acted: the agent, or where there was none the principal"),
    /// The authenticated caller.
    PRINCIPAL("principal", "the authenticated caller"),
    AGENT("agent", "the agent that acted"),
    ON_BEHALF_OF("on_behalf_of", "the person it was done for"),
    /// The program it was sent with.
    CLIENT("client", "the program it was sent with"),
    CONVERSATION("conversation", "the handle of the piece of work it belongs to"),
    /// The id of the earlier decision that led to it.
    CAUSED_BY("caused_by", "the id of the earlier decision that led to it"),
    /// An id shared with records of other systems.
    CORRELATION("correlation", "an id shared with records of other systems");

    private static final String REFUSED = "refused";

    /// Stands for the outcome of commands that wait for somebody's approval.
    static final String WAITING = "waiting";

    /// Stands for the outcome of decisions that cannot be read.
    public static final String UNREADABLE = "unreadable";

    private final String word;
    private final String meaning;

    ExactField(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /// The name used in JSON, in messages and in the index.
    public String word() {
        return word;
    }

    /// What it is, in a few words.
    public String meaning() {
        return meaning;
    }

    /// The field with this name.
    ///
    /// @throws UnusableQueryException if there is none
    public static ExactField of(String word) {
        return Arrays.stream(values())
                .filter(field -> field.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UnusableQueryException("There is no field '" + Quote.of(word)
                        + "' to search by; there is "
                        + Arrays.stream(values()).map(ExactField::word).collect(Collectors.joining(", "))));
    }

    private static String outcomes() {
        return Arrays.stream(Outcome.values()).map(Outcome::toString).collect(Collectors.joining(", ", "", ", "))
                + UNREADABLE + " for what cannot be read, " + WAITING + " for what waits for approval, or " + REFUSED
                + " for all that were turned down";
    }

    /// The values a decision has, as they were recorded, each once.
    public Collection<String> values(Decision decision) {
        Origin origin = decision.origin();
        return switch (this) {
            case ENTITY -> distinct(decision.mentioned(), EntityRef::toString);
            case ABOUT -> about(decision);
            case CHANGED -> distinct(decision.changed(), EntityRef::toString);
            case DECISION -> List.of(decision.id().toString());
            case DOMAIN -> List.of(decision.domain());
            case COMMAND -> List.of(decision.command().type());
            case EVENT -> distinct(decision.events(), RecordedEvent::type);
            case OUTCOME -> List.of(decision.outcome().toString());
            case RULE -> distinct(decision.checks(), Check::rule);
            case FAILED_RULE -> failed(decision).map(Check::rule).distinct().toList();
            case ACTOR -> origin.agent() == null ? listOf(origin.principal()) : listOf(origin.agent());
            case PRINCIPAL -> listOf(origin.principal());
            case AGENT -> listOf(origin.agent());
            case ON_BEHALF_OF -> listOf(origin.onBehalfOf());
            case CLIENT -> listOf(origin.client());
            case CONVERSATION -> listOf(origin.conversation());
            case CAUSED_BY -> listOf(causedBy(origin));
            case CORRELATION -> listOf(origin.correlation());
        };
    }

    /// The checks that were evaluated, or broke, and did not hold.
    public static Stream<Check> failed(Decision decision) {
        return decision.checks().stream()
                .filter(check -> check.verdict() == Verdict.FAILS || check.verdict() == Verdict.ERROR);
    }

    private static Collection<String> about(Decision decision) {
        Collection<String> about = distinct(decision.mentioned(), EntityRef::toString);
        Origin origin = decision.origin();
        about.addAll(listOf(origin.onBehalfOf()));
        about.addAll(listOf(origin.conversation()));
        about.addAll(listOf(origin.correlation()));
        return about;
    }

    /// Written as a loop: it is done several times for every decision that is indexed.
    private static <T> Collection<String> distinct(Collection<T> all, Function<T, String> name) {
        Set<String> names = LinkedHashSet.newLinkedHashSet(all.size());
        for (T one : all) {
            names.add(name.apply(one));
        }
        return names;
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static @Nullable String causedBy(Origin origin) {
        DecisionId cause = origin.causedBy();
        return cause == null ? null : cause.toString();
    }

    /// The forms under which a recorded value is found.
    public List<String> forms(Decision decision, String value) {
        return switch (this) {
            case ENTITY, ABOUT, CHANGED -> {
                int colon = value.indexOf(':');
                String id = Ids.plain(value.substring(colon + 1));
                yield List.of(value.substring(0, colon + 1) + id, id);
            }
            case OUTCOME -> decision.outcome().isRefusal() ? List.of(value, REFUSED) : List.of(value);
            case DECISION,
                    DOMAIN,
                    COMMAND,
                    EVENT,
                    RULE,
                    FAILED_RULE,
                    ACTOR,
                    PRINCIPAL,
                    AGENT,
                    ON_BEHALF_OF,
                    CLIENT,
                    CONVERSATION,
                    CAUSED_BY,
                    CORRELATION -> List.of(form(value));
        };
    }

    /// The form under which a value that is asked for is looked up.
    public String form(String asked) {
        String plain = Ids.cut(asked.strip().toLowerCase(Locale.ROOT));
        return switch (this) {
            case ENTITY, ABOUT, CHANGED -> {
                int colon = asked.indexOf(':');
                yield colon < 0
                        ? Ids.plain(asked.strip())
                        : asked.substring(0, colon).strip().toLowerCase(Locale.ROOT) + ":"
                                + Ids.plain(asked.substring(colon + 1).strip());
            }
            case COMMAND, EVENT, RULE, FAILED_RULE -> withoutJoints(plain);
            case DECISION,
                    DOMAIN,
                    OUTCOME,
                    ACTOR,
                    PRINCIPAL,
                    AGENT,
                    ON_BEHALF_OF,
                    CLIENT,
                    CONVERSATION,
                    CAUSED_BY,
                    CORRELATION -> plain;
        };
    }

    /// `CancelPendingOrder`, `cancel_pending_order` and `cancel pending order` are one name.
    private static String withoutJoints(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && c != '_' && c != ' ') {
                letters.append(c);
            }
        }
        return letters.toString();
    }

    /// Refuses values that no decision could ever have.
    void requirePossible(String asked) {
        if (asked.isBlank()) {
            throw new UnusableQueryException("The value for " + word + " is empty; give " + meaning + ", or leave "
                    + word + " out to search all");
        }
        if (this == OUTCOME
                && !form(asked).equals(REFUSED)
                && !form(asked).equals(UNREADABLE)
                && !form(asked).equals(WAITING)
                && Arrays.stream(Outcome.values())
                        .noneMatch(outcome -> outcome.toString().equals(form(asked)))) {
            throw new UnusableQueryException("'" + Quote.of(asked) + "' is not an outcome; use " + outcomes());
        }
    }
}
