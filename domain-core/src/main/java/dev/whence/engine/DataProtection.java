package dev.whence.engine;

import dev.whence.decision.Check;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence;
import dev.whence.decision.Operator;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.RuleKind;
import dev.whence.decision.Verdict;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Scope;
import dev.whence.personal.SubjectKeys;
import dev.whence.schema.Personal;
import dev.whence.schema.PersonalMarks;
import dev.whence.state.EntityState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Names the personal values of drafts, and keeps new ones of forgotten subjects out.
final class DataProtection {

    /// What is about a person whom nobody can name is about the decision that holds it.
    private static final String UNKNOWN_SUBJECT = "decision";

    private static final String ARGUMENTS = "/command/data";

    private final Domain domain;
    private final SubjectKeys keys;
    private final boolean needed;

    DataProtection(Domain domain, SubjectKeys keys) {
        this.domain = domain;
        this.keys = keys;
        this.needed = domain.holdsPersonalData();
    }

    /// The draft of a decided command with its personal values named.
    ///
    /// @param after the states that its events lead to
    <C extends Record> Draft named(Draft draft, CommandType<C> type, Scope<C> scope, List<EntityState<?>> after) {
        if (!needed) {
            return draft;
        }
        PersonalPlaces places = new PersonalPlaces();
        EntityRef subject = type.dataSubject(scope).orElseGet(() -> unknown(draft.id()));
        addCommand(places, type.personal(), subject, draft.command().data());
        for (int i = 0; i < draft.events().size(); i++) {
            RecordedEvent event = draft.events().get(i);
            EntityRef about = subjectOf(event.entity(), scope, after);
            String place = "/events/" + i + "/data";
            domain.entityType(event.entity().type())
                    .orElseThrow()
                    .personalIn(event.type())
                    .visit(event.data(), (below, value) -> places.add(about, place + below, value));
        }
        scope.personalTexts(places::know);
        return named(draft, places, source -> subjects(source, type.personal(), subject, scope));
    }

    /// The draft of a refusal that no rule of the command was asked about, with its personal values named.
    ///
    /// @param subject whom the command is about, as far as that can be told
    Draft named(Draft draft, Optional<CommandType<?>> type, Optional<EntityRef> subject) {
        if (!needed) {
            return draft;
        }
        PersonalPlaces places = new PersonalPlaces();
        EntityRef about = subject.orElseGet(() -> unknown(draft.id()));
        JsonNode data = draft.command().data();
        if (type.isPresent()) {
            addCommand(places, type.get().personal(), about, data);
        } else {
            JsonPlaces.leaves(data, "", leaf -> places.add(about, ARGUMENTS + leaf, data.at(leaf)));
        }
        return named(
                draft,
                places,
                source -> type.isPresent()
                                && isPersonalArgument(source, type.get().personal())
                        ? Set.of(about)
                        : Set.of());
    }

    /// The draft of a note with its text named as about these data subjects.
    Draft noted(Draft draft, Collection<EntityRef> subjects) {
        if (!needed) {
            return draft;
        }
        PersonalPlaces places = new PersonalPlaces();
        subjects.forEach(subject ->
                places.add(subject, ARGUMENTS + "/note", draft.command().data().path("note")));
        return named(draft, places, _ -> Set.of());
    }

    private static Draft named(Draft draft, PersonalPlaces places, Function<String, Collection<EntityRef>> subjects) {
        places.checks(draft.checks(), subjects);
        places.text(draft.origin().reason(), "/origin/reason");
        return draft.withPersonal(places.toList());
    }

    private static void addCommand(PersonalPlaces places, PersonalMarks marks, EntityRef subject, JsonNode data) {
        marks.visit(data, (below, value) -> places.add(subject, ARGUMENTS + below, value));
    }

    private static EntityRef unknown(DecisionId decision) {
        return new EntityRef(UNKNOWN_SUBJECT, decision.toString());
    }

    private EntityRef subjectOf(EntityRef entity, Scope<?> scope, List<EntityState<?>> after) {
        Optional<EntityType<?, ?>> type = domain.entityType(entity.type());
        return after.stream()
                .filter(state -> state.ref().equals(entity) && state.exists() && type.isPresent())
                .findFirst()
                .map(state -> type.get().dataSubject(entity, state.state()))
                .orElseGet(() -> scope.dataSubject(entity));
    }

    private static Collection<EntityRef> subjects(
            String source, PersonalMarks command, EntityRef commandSubject, Scope<?> scope) {
        if (isPersonalArgument(source, command)) {
            return Set.of(commandSubject);
        }
        return scope.boundary().stream()
                .filter(ref -> isPersonalPlace(source, ref.toString(), scope.personal(ref)))
                .map(scope::dataSubject)
                .toList();
    }

    private static boolean isPersonalArgument(String source, PersonalMarks marks) {
        return isPersonalPlace(source, "command", marks);
    }

    private static boolean isPersonalPlace(String source, String root, PersonalMarks marks) {
        return !marks.isEmpty()
                && source.startsWith(root)
                && source.startsWith("#/", root.length())
                && marks.touch(source.substring(root.length() + 1));
    }

    /// The check that fails because the draft's events hold new data of somebody who was forgotten.
    Optional<Check> newDataOfForgotten(Draft draft) {
        for (PersonalValues values : draft.personal()) {
            if (keys.of(values.subject()) instanceof SubjectKeys.Standing.Destroyed(Instant at)
                    && holdsNew(draft, values)) {
                return Optional.of(stayForgotten(values.subject(), at));
            }
        }
        return Optional.empty();
    }

    /// The check that fails because one of the subjects was forgotten.
    Optional<Check> forgotten(Collection<EntityRef> subjects) {
        for (EntityRef subject : subjects) {
            if (keys.of(subject) instanceof SubjectKeys.Standing.Destroyed(Instant at)) {
                return Optional.of(stayForgotten(subject, at));
            }
        }
        return Optional.empty();
    }

    private static boolean holdsNew(Draft draft, PersonalValues values) {
        return values.places().stream()
                .filter(place -> place.startsWith("/events/"))
                .anyMatch(place -> !isErased(draft, place));
    }

    private static boolean isErased(Draft draft, String place) {
        int index = place.indexOf('/', "/events/".length());
        RecordedEvent event = draft.events().get(Integer.parseInt(place.substring("/events/".length(), index)));
        return Json.same(event.data().at(place.substring(index + "/data".length())), Json.tree(Personal.ERASED));
    }

    private static Check stayForgotten(EntityRef subject, Instant at) {
        return new Check(
                "forgotten-stay-forgotten",
                RuleKind.GUARD,
                1,
                "Nothing new is taken down about a data subject who was forgotten; whoever comes back gets a new identity",
                Verdict.FAILS,
                new Evidence.Comparison(
                        subject + " forgotten at",
                        List.of(subject + "#"),
                        Json.tree(at.toString()),
                        Operator.IS_ABSENT,
                        Json.tree(null),
                        null,
                        List.of(),
                        false),
                null);
    }

    /// A refusal whose one check compares its command with that of an earlier decision, each quoted as a whole:
    /// what is personal in either of them is so in the quotations.
    static Draft quotingBoth(Draft refusal, Decision first) {
        PersonalPlaces places = new PersonalPlaces();
        refusal.personal().forEach(values -> values.places().forEach(place -> places.add(values.subject(), place)));
        Stream.concat(first.personal().stream(), refusal.personal().stream())
                .filter(values -> values.places().stream().anyMatch(place -> place.startsWith(ARGUMENTS)))
                .forEach(values -> {
                    places.add(values.subject(), "/checks/0/evidence/value");
                    places.add(values.subject(), "/checks/0/evidence/required");
                });
        return refusal.withPersonal(places.toList());
    }

    /// The arguments with those values erased that were erased from an earlier decision, to compare the two.
    static JsonNode erasedAsIn(Decision first, JsonNode data) {
        if (first.personal().isEmpty()
                || !PersonalMarks.holdsErased(first.command().data())) {
            return data;
        }
        JsonNode copy = data.deepCopy();
        for (PersonalValues values : first.personal()) {
            for (String place : values.places()) {
                String below = place.startsWith(ARGUMENTS) ? place.substring(ARGUMENTS.length()) : "";
                if (!below.isEmpty()
                        && PersonalMarks.holdsErased(first.command().data().at(below))) {
                    copy = JsonPlaces.replace(copy, below, given -> Json.tree(Personal.ERASED));
                }
            }
        }
        return copy;
    }
}
