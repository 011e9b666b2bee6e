package dev.whence.engine;

import dev.whence.decision.Check;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Verdict;
import dev.whence.json.JsonPlaces;
import dev.whence.schema.Personal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gathers where in one record personal values stand. First the values that are marked are added, then the texts
/// and the evidence in which they may turn up again. Lives for one draft.
final class PersonalPlaces {

    /// Shorter texts are looked for as whole values only: too many others contain them.
    private static final int LONG_ENOUGH_TO_BE_QUOTED = 4;

    private final Map<EntityRef, Set<String>> places = new LinkedHashMap<>();
    private final Map<String, Set<EntityRef>> texts = new HashMap<>();

    /// Adds a marked value, which may be quoted elsewhere.
    void add(EntityRef subject, String place, JsonNode value) {
        add(subject, place);
        if (value.isString()) {
            know(subject, value.stringValue());
        }
    }

    /// Adds a value.
    void add(EntityRef subject, String place) {
        places.computeIfAbsent(subject, absent -> new LinkedHashSet<>()).add(place);
    }

    /// Takes note of a personal text that may be quoted.
    void know(EntityRef subject, String text) {
        if (text.length() > 1 && !text.equals(Personal.ERASED)) {
            texts.computeIfAbsent(text, absent -> new LinkedHashSet<>()).add(subject);
        }
    }

    /// Adds a text if it quotes a personal one.
    void text(@Nullable String text, String place) {
        if (text != null) {
            quotedIn(text).forEach(subject -> add(subject, place));
        }
    }

    /// Adds what is personal in checks.
    ///
    /// @param subjects whom the value at a source is about, if it is personal
    void checks(List<Check> checks, Function<String, Collection<EntityRef>> subjects) {
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            String place = "/checks/" + i;
            if (check.evidence() != null) {
                evidence(check.evidence(), place + "/evidence", subjects);
            }
            if (check.verdict() == Verdict.ERROR) {
                known().forEach(subject -> add(subject, place + "/because")); // a bug's message may hold anything
            } else {
                text(check.because(), place + "/because");
            }
        }
    }

    private void evidence(Evidence evidence, String place, Function<String, Collection<EntityRef>> subjects) {
        switch (evidence) {
            case Comparison comparison -> comparison(comparison, place, subjects);
            case Evidence.AllOf all -> conditions(all.conditions(), place + "/allOf/", subjects);
            case Evidence.AnyOf any -> conditions(any.conditions(), place + "/anyOf/", subjects);
            case Evidence.ForEach each -> {
                for (int i = 0; i < each.items().size(); i++) {
                    Evidence.ForEach.Item item = each.items().get(i);
                    text(item.item(), place + "/items/" + i + "/item");
                    evidence(item.evidence(), place + "/items/" + i + "/evidence", subjects);
                }
            }
        }
    }

    private void conditions(List<Evidence> conditions, String place, Function<String, Collection<EntityRef>> subjects) {
        for (int i = 0; i < conditions.size(); i++) {
            evidence(conditions.get(i), place + i, subjects);
        }
    }

    /// Where one side is personal, the other tells as much: it is what the first was compared with.
    private void comparison(Comparison comparison, String place, Function<String, Collection<EntityRef>> subjects) {
        Set<EntityRef> about = new LinkedHashSet<>();
        comparison.sources().forEach(source -> about.addAll(subjects.apply(source)));
        comparison.requiredSources().forEach(source -> about.addAll(subjects.apply(source)));
        side(comparison.value(), place + "/value", about);
        side(comparison.required(), place + "/required", about);
    }

    private void side(JsonNode value, String place, Set<EntityRef> about) {
        about.forEach(subject -> JsonPlaces.leaves(value, place, leaf -> add(subject, leaf)));
        if (about.isEmpty() && !texts.isEmpty()) {
            JsonPlaces.leaves(value, "", leaf -> {
                JsonNode found = value.at(leaf);
                if (found.isString()) {
                    text(found.stringValue(), place + leaf);
                }
            });
        }
    }

    /// Whom the personal texts are about that the text quotes.
    private Set<EntityRef> quotedIn(String text) {
        Set<EntityRef> found = new LinkedHashSet<>();
        texts.forEach((known, subjects) -> {
            if (text.equals(known) || known.length() >= LONG_ENOUGH_TO_BE_QUOTED && quotes(text, known)) {
                found.addAll(subjects);
            }
        });
        return found;
    }

    private static boolean quotes(String text, String known) {
        for (int at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + 1)) {
            int end = at + known.length();
            if ((at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /// Everybody of whom anything personal is known here.
    private Set<EntityRef> known() {
        Set<EntityRef> known = new LinkedHashSet<>(places.keySet());
        texts.values().forEach(known::addAll);
        return known;
    }

    List<PersonalValues> toList() {
        List<PersonalValues> all = new ArrayList<>();
        places.forEach((subject, where) -> all.add(new PersonalValues(subject, List.copyOf(where))));
        return all;
    }
}
