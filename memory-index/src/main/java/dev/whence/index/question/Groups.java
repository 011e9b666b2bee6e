package dev.whence.index.question;

import dev.whence.index.query.Aggregation;
import dev.whence.index.query.Aggregation.Unit;
import dev.whence.index.query.ExactField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Knows what decisions can be grouped by, by the words for it.
final class Groups {

    private static final Map<String, ExactField> FIELDS = fields();

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("hour", Unit.HOUR),
            Map.entry("hours", Unit.HOUR),
            Map.entry("hourly", Unit.HOUR),
            Map.entry("day", Unit.DAY),
            Map.entry("days", Unit.DAY),
            Map.entry("daily", Unit.DAY),
            Map.entry("date", Unit.DAY),
            Map.entry("week", Unit.WEEK),
            Map.entry("weeks", Unit.WEEK),
            Map.entry("weekly", Unit.WEEK),
            Map.entry("month", Unit.MONTH),
            Map.entry("months", Unit.MONTH),
            Map.entry("monthly", Unit.MONTH),
            Map.entry("weekday", Unit.WEEKDAY),
            Map.entry("weekdays", Unit.WEEKDAY));

    private Groups() {}

    private static Map<String, ExactField> fields() {
        Map<String, ExactField> fields = new HashMap<>();
        put(fields, ExactField.FAILED_RULE, "rule rules check checks guard guards invariant invariants cause causes");
        put(fields, ExactField.AGENT, "agent agents bot bots");
        put(
                fields,
                ExactField.ACTOR,
                "actor actors worker workers employee employees operator operators clerk clerks staff colleague colleagues");
        put(fields, ExactField.PRINCIPAL, "principal principals caller callers");
        put(fields, ExactField.ON_BEHALF_OF, "customer customers user users shopper shoppers buyer buyers");
        put(fields, ExactField.CLIENT, "client clients channel channels program programs app apps");
        put(fields, ExactField.COMMAND, "command commands action actions operation operations");
        put(fields, ExactField.EVENT, "event events");
        put(fields, ExactField.OUTCOME, "outcome outcomes result results verdict verdicts");
        put(fields, ExactField.CONVERSATION, "conversation conversations chat chats");
        put(fields, ExactField.CORRELATION, "ticket tickets correlation");
        put(fields, ExactField.ENTITY, "entity entities");
        return Map.copyOf(fields);
    }

    private static void put(Map<String, ExactField> fields, ExactField field, String words) {
        for (String word : words.split(" ")) {
            fields.put(word, field);
        }
    }

    static Set<String> words() {
        Set<String> words = new HashSet<>(FIELDS.keySet());
        words.addAll(UNITS.keySet());
        return words;
    }

    static Optional<Unit> unit(Token token) {
        return Optional.ofNullable(UNITS.get(token.lower()));
    }

    /// The key for which a word stands: an entity type of the domain, a stretch of time, or a field.
    static Optional<Aggregation.Key> key(int i, Draft draft) {
        return draft.isFree(i) ? named(i, draft) : Optional.empty();
    }

    /// The same where the word may be part of a condition as well: `claims submitted in April`.
    static Optional<Aggregation.Key> named(int i, Draft draft) {
        String word = draft.token(i).lower();
        Optional<Unit> recurring = recurring(i, draft);
        if (recurring.isPresent()) {
            return Optional.of(new Aggregation.Key.Time(recurring.get(), draft.now.getZone()));
        }
        if (UNITS.containsKey(word)) {
            return Optional.of(new Aggregation.Key.Time(UNITS.get(word), draft.now.getZone()));
        }
        if (isRefusalReason(i, draft)) {
            return Optional.of(new Aggregation.Key.Field(ExactField.FAILED_RULE, ""));
        }
        if (FIELDS.containsKey(word)) {
            return Optional.of(new Aggregation.Key.Field(FIELDS.get(word), ""));
        }
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return draft.lexicon.entities().stream()
                .filter(name -> name.words().size() == 1)
                .filter(name -> name.recorded().equals(word) || name.recorded().equals(singular))
                .findFirst()
                .map(name -> new Aggregation.Key.Field(ExactField.ENTITY, name.recorded() + ":"));
    }

    /// `day of the week`, `hour of the day`, `time of day`.
    private static Optional<Unit> recurring(int i, Draft draft) {
        int whole = draft.is(i + 2, "the") ? i + 3 : i + 2;
        if (!draft.is(i + 1, "of")) {
            return Optional.empty();
        }
        return draft.is(i, "day", "days") && draft.is(whole, "week")
                ? Optional.of(Unit.WEEKDAY)
                : draft.is(i, "hour", "hours", "time", "times") && draft.is(whole, "day")
                        ? Optional.of(Unit.HOUR_OF_DAY)
                        : Optional.empty();
    }

    private static boolean isRefusalReason(int i, Draft draft) {
        return draft.is(i, "reason", "reasons", "why");
    }
}
