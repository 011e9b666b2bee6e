package dev.whence.index.document;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Origin;
import dev.whence.decision.Outcome;
import dev.whence.decision.RecordedEvent;
import dev.whence.explain.Sentences;
import dev.whence.index.query.ExactField;
import dev.whence.index.query.NumberRange;
import dev.whence.index.text.Ids;
import dev.whence.log.LogEntry;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Everything by which one decision can be found, besides its exact fields: texts, identifiers and named numbers.
///
/// The document that is indexed and the snippet that is shown are made from this alike. Lives for one decision.
public final class Findable {

    /// Of one decision's data, texts up to this length in all can be found.
    private static final int MAX_TEXT = 200_000;

    /// Numbers longer than this are no amounts of anything.
    private static final int MAX_NUMBER_BITS = 256;

    private static final int MAX_NUMBER_SCALE = 64;

    /// What stands between the quotation marks, brackets and blanks of JSON.
    private static final Pattern STORED_WORD = Pattern.compile("[^\\s\"\\\\{}\\[\\],]+");

    /// A number of so many digits in the name of a fact names one thing.
    private static final int KEY_DIGITS = 4;

    private final List<Passage> passages = new ArrayList<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, Set<Double>> numbers = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int length;

    private Findable() {}

    public static Findable of(LogEntry entry, Vocabulary vocabulary) {
        return switch (entry) {
            case LogEntry.Decided decided -> of(decided.decision(), vocabulary);
            case LogEntry.Unreadable unreadable -> ofStored(unreadable.text());
        };
    }

    /// All that is left of a decision that cannot be read are its words.
    private static Findable ofStored(String text) {
        Findable found = new Findable();
        found.hidden("unreadable damaged");
        found.body(() -> "raw", text);
        STORED_WORD
                .matcher(text.substring(0, Math.min(text.length(), MAX_TEXT)))
                .results()
                .map(MatchResult::group)
                .filter(Ids::isId)
                .flatMap(Ids::readings)
                .forEach(found.ids::add);
        return found;
    }

    private static Findable of(Decision decision, Vocabulary vocabulary) {
        Findable found = new Findable();
        found.head(decision);
        found.body(decision, vocabulary);
        found.facts(decision);
        return found;
    }

    public List<Passage> passages() {
        return passages;
    }

    /// Identifiers in every form they are found under.
    Set<String> ids() {
        return ids;
    }

    /// Numbers by the name they stand under.
    public Map<String, Set<Double>> numbers() {
        return numbers;
    }

    private void head(Decision decision) {
        name("command", decision.command().type());
        hidden(outcomeWords(decision.outcome()));
        if (!decision.events().isEmpty()) {
            name(
                    "events",
                    decision.events().stream()
                            .map(RecordedEvent::type)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        origin(decision.origin());
        ExactField.failed(decision).forEach(check -> {
            head("checks." + check.rule(), check.statement() + ": " + Sentences.of(check));
            ids.add(Ids.plain(check.rule()));
        });
        decision.mentioned().forEach(this::entity);
    }

    /// People say refused or denied where the record says rejected.
    private static String outcomeWords(Outcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> "accepted allowed succeeded";
            case REJECTED -> "rejected refused refusal denied declined";
            case INVALID -> "invalid malformed refused";
            case CONFLICTED -> "conflicted conflict refused";
            case FAILED -> "failed failure error refused";
            case OBSERVED -> "observed observation noted";
        };
    }

    private void origin(Origin origin) {
        if (origin.reason() != null) {
            head("reason", origin.reason());
        }
        actor("origin.agent", origin.agent());
        actor("origin.principal", origin.principal());
        actor("origin.onBehalfOf", origin.onBehalfOf());
        handle(origin.conversation());
        handle(origin.correlation());
    }

    private void actor(String source, @Nullable String name) {
        if (name != null) {
            name(source, name);
            handle(name);
        }
    }

    private void handle(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            ids.addAll(Ids.forms(name));
        }
    }

    private void entity(EntityRef entity) {
        ids.addAll(Ids.forms(entity.id()));
        body(() -> "entities", entity.id());
    }

    private void body(Decision decision, Vocabulary vocabulary) {
        String description = vocabulary.description(decision.command().type());
        if (!description.isEmpty()) {
            add(() -> "command", Passage.Kind.GENERAL, description);
        }
        walk(Place.root("command"), decision.command().data());
        for (RecordedEvent event : decision.events()) {
            walk(Place.root("events." + event.type()), event.data());
        }
    }

    private void walk(Place place, JsonNode node) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> property : node.properties()) {
                Place below = place.property(property.getKey());
                if (Ids.isId(property.getKey()) && !property.getKey().equals(below.name())) {
                    data(below, property.getKey());
                }
                walk(below, property.getValue());
            }
        } else if (node.isArray()) {
            count(place.name(), node.size());
            for (int i = 0; i < node.size(); i++) {
                walk(place.element(i), node.get(i));
            }
        } else if (node.isString()) {
            data(place, node.asString());
        } else if (isAmount(node)) {
            number(place.name(), node.decimalValue());
            body(place, node.decimalValue().toPlainString());
        }
    }

    /// How long a list is, under the name of what is in it: `item_ids` and `items` both hold items.
    private void count(@Nullable String list, int size) {
        if (list != null) {
            String plain = NumberRange.plainName(list);
            String items = plain.endsWith("_ids") ? plain.substring(0, plain.length() - "_ids".length()) + "s" : plain;
            number(NumberRange.COUNT + items, BigDecimal.valueOf(size));
        }
    }

    private void data(Place place, String text) {
        if (Ids.isId(text)) {
            ids.addAll(Ids.forms(text));
        }
        body(place, text);
    }

    /// The numbers that rules saw: of a refused command there often are no others.
    private void facts(Decision decision) {
        for (Check check : decision.checks()) {
            if (check.evidence() != null) {
                check.evidence().comparisons().forEach(this::fact);
            }
        }
    }

    private void fact(Comparison comparison) {
        fact(comparison.fact(), comparison.value());
        if (comparison.requiredFact() != null) {
            fact(comparison.requiredFact(), comparison.required());
        }
    }

    private void fact(String name, JsonNode value) {
        if (isAmount(value) && !isOfOneThing(name)) {
            number(lastName(name), value.decimalValue());
        }
    }

    /// Facts that are named after one thing (`user:noah_brown_6181`, `times 6469567736 is named`) are no names of
    /// numbers: each of them would be a field of its own. A key of a map (`items[6469567736]`) does not count.
    private static boolean isOfOneThing(String fact) {
        for (int from = 0; from < fact.length(); from++) {
            int to = Ids.endOfDigits(fact, from);
            boolean key = from > 0 && (fact.charAt(from - 1) == '[' || fact.charAt(from - 1) == '.');
            if (to - from >= KEY_DIGITS && !key || to < fact.length() && fact.charAt(to) == ':') {
                return true;
            }
            from = to;
        }
        return false;
    }

    /// `order.items[6469567736].price` is a price; `decimal places of order.price` is not: what is computed of a fact
    /// keeps the words that say how.
    private static String lastName(String fact) {
        int dot = fact.lastIndexOf('.');
        int path = fact.lastIndexOf(' ') + 1;
        String computed = dot >= path ? fact.substring(0, path) : "";
        String last = fact.substring(dot + 1);
        int bracket = last.indexOf('[');
        return computed + (bracket < 0 ? last : last.substring(0, bracket));
    }

    /// Whether it is a number that a person could mean; one with a million digits is none.
    private static boolean isAmount(JsonNode node) {
        if (!node.isNumber()) {
            return false;
        }
        if (node.isInt() || node.isLong()) {
            return true;
        }
        BigDecimal value = node.decimalValue();
        BigInteger digits = value.unscaledValue();
        return digits.bitLength() <= MAX_NUMBER_BITS && Math.abs(value.scale()) <= MAX_NUMBER_SCALE;
    }

    private void number(@Nullable String name, BigDecimal value) {
        if (name != null) {
            numbers.computeIfAbsent(NumberRange.plainName(name), absent -> new LinkedHashSet<>())
                    .add(value.doubleValue());
        }
    }

    private void head(String source, String text) {
        add(() -> source, Passage.Kind.HEAD, text);
    }

    private void name(String source, String text) {
        add(() -> source, Passage.Kind.NAME, text);
    }

    private void hidden(String text) {
        add(() -> "outcome", Passage.Kind.HIDDEN, text);
    }

    private void body(Supplier<String> source, String text) {
        add(source, Passage.Kind.BODY, text);
    }

    /// Takes each distinct text once, where it stands first: the events repeat what the command said.
    private void add(Supplier<String> source, Passage.Kind kind, String text) {
        int room = MAX_TEXT - length;
        if (room > 0 && !text.isBlank() && taken.add(text)) {
            String fitting = text.length() <= room ? text : text.substring(0, room);
            passages.add(new Passage(source, kind, fitting));
            length += fitting.length();
        }
    }
}
