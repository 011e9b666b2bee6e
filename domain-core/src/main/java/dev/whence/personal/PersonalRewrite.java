package dev.whence.personal;

import dev.whence.decision.Check;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Origin;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.RecordedCommand;
import dev.whence.decision.RecordedEvent;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Replaces the personal values of one record, each by what a function makes of it. Places that the record does not
/// have are passed over.
final class PersonalRewrite {

    /// What becomes of one value.
    @FunctionalInterface
    interface Change {

        /// @param place where the value stands
        /// @param subjects whom it is about, at least one
        JsonNode of(JsonNode value, String place, List<EntityRef> subjects);
    }

    private static final String COMMAND = "/command/data";
    private static final String REASON = "/origin/reason";

    private final Map<String, List<EntityRef>> subjects = new LinkedHashMap<>();
    private final Change change;

    PersonalRewrite(List<PersonalValues> personal, Change change) {
        this(personal, change, place -> true);
    }

    private PersonalRewrite(List<PersonalValues> personal, Change change, Predicate<String> places) {
        this.change = change;
        for (PersonalValues values : personal) {
            for (String place : values.places()) {
                if (places.test(place)) {
                    subjects.computeIfAbsent(place, absent -> new ArrayList<>(1))
                            .add(values.subject());
                }
            }
        }
    }

    /// One for outlines, which have no checks.
    static PersonalRewrite withoutChecks(List<PersonalValues> personal, Change change) {
        return new PersonalRewrite(personal, change, place -> !place.startsWith("/checks/"));
    }

    RecordedCommand command(RecordedCommand command) {
        return new RecordedCommand(command.type(), command.version(), tree(command.data(), COMMAND));
    }

    Origin origin(Origin origin) {
        String reason = origin.reason();
        return reason == null ? origin : origin.withReason(text(reason, REASON));
    }

    List<RecordedEvent> events(List<RecordedEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(i -> event(events.get(i), "/events/" + i + "/data"))
                .toList();
    }

    private RecordedEvent event(RecordedEvent event, String place) {
        return new RecordedEvent(event.entity(), event.type(), event.version(), tree(event.data(), place));
    }

    List<Check> checks(List<Check> checks) {
        return IntStream.range(0, checks.size())
                .mapToObj(i -> check(checks.get(i), "/checks/" + i))
                .toList();
    }

    private Check check(Check check, String place) {
        if (!isAnyWithin(place)) {
            return check;
        }
        Evidence evidence = check.evidence();
        String because = check.because();
        return new Check(
                check.rule(),
                check.kind(),
                check.version(),
                check.statement(),
                check.verdict(),
                evidence == null ? null : evidence(evidence, place + "/evidence"),
                because == null ? null : text(because, place + "/because"));
    }

    private Evidence evidence(Evidence evidence, String place) {
        if (!isAnyWithin(place)) {
            return evidence;
        }
        return switch (evidence) {
            case Comparison comparison -> comparison(comparison, place);
            case Evidence.AllOf all -> new Evidence.AllOf(conditions(all.conditions(), place + "/allOf/"), all.holds());
            case Evidence.AnyOf any -> new Evidence.AnyOf(conditions(any.conditions(), place + "/anyOf/"), any.holds());
            case Evidence.ForEach each ->
                new Evidence.ForEach(each.fact(), items(each.items(), place + "/items/"), each.holds());
        };
    }

    private Comparison comparison(Comparison comparison, String place) {
        return new Comparison(
                comparison.fact(),
                comparison.sources(),
                tree(comparison.value(), place + "/value"),
                comparison.operator(),
                tree(comparison.required(), place + "/required"),
                comparison.requiredFact(),
                comparison.requiredSources(),
                comparison.holds());
    }

    private List<Evidence> conditions(List<Evidence> conditions, String place) {
        return IntStream.range(0, conditions.size())
                .mapToObj(i -> evidence(conditions.get(i), place + i))
                .toList();
    }

    private List<Evidence.ForEach.Item> items(List<Evidence.ForEach.Item> items, String place) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> new Evidence.ForEach.Item(
                        text(items.get(i).item(), place + i + "/item"),
                        evidence(items.get(i).evidence(), place + i + "/evidence")))
                .toList();
    }

    private boolean isAnyWithin(String place) {
        for (String known : subjects.keySet()) {
            if (isWithin(known, place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithin(String known, String place) {
        return known.startsWith(place) && (known.length() == place.length() || known.charAt(place.length()) == '/');
    }

    private JsonNode tree(JsonNode tree, String place) {
        if (tree.isNull() || !isAnyWithin(place)) {
            return tree;
        }
        JsonNode copy = tree.deepCopy();
        for (Map.Entry<String, List<EntityRef>> known : subjects.entrySet()) {
            if (isWithin(known.getKey(), place)) {
                UnaryOperator<JsonNode> replaced = value -> change.of(value, known.getKey(), known.getValue());
                copy = JsonPlaces.replace(copy, known.getKey().substring(place.length()), replaced);
            }
        }
        return copy;
    }

    private String text(String text, String place) {
        @Nullable List<EntityRef> about = subjects.get(place);
        return about == null ? text : change.of(Json.tree(text), place, about).asString();
    }
}
