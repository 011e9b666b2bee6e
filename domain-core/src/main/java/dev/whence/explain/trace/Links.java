package dev.whence.explain.trace;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Evidence.Comparison;
import dev.whence.decision.Position;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.explain.Blame;
import dev.whence.explain.Entities;
import dev.whence.explain.Entities.Place;
import dev.whence.explain.FieldChange;
import dev.whence.explain.Gaps;
import dev.whence.explain.Setters;
import dev.whence.explain.trace.Trace.Edge;
import dev.whence.json.Json;
import dev.whence.log.Criterion;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityState;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the decisions that are one step from another. For one question and one thread.
final class Links {

    private static final int PAGE = 64;

    private final Domain domain;
    private final DecisionLog log;
    private final EntityStates states;
    private final int mostScanned;
    private final Map<EntityRef, Known> setters = new HashMap<>();
    private final Gaps gaps;
    private boolean cutShort;

    /// @param mostScanned how many later decisions are looked at for each entity that a decision changed
    /// @param gaps is told of decisions that cannot be read
    Links(Domain domain, DecisionLog log, EntityStates states, int mostScanned, Gaps gaps) {
        this.domain = domain;
        this.log = log;
        this.states = states;
        this.mostScanned = mostScanned;
        this.gaps = gaps;
    }

    /// Whether consequences may have been missed, since there were too many decisions to look at.
    boolean wasCutShort() {
        return cutShort;
    }

    /// What a decision rests on, nearest first.
    List<Edge> causes(Decision decision) {
        Map<Position, Set<String>> facts = new TreeMap<>();
        for (Place place : places(decision)) {
            setter(place, decision.boundary().readPosition())
                    .ifPresent(cause -> facts.computeIfAbsent(cause, none -> new TreeSet<>())
                            .add(place.toString()));
        }
        Optional<Position> stated = stated(decision.origin().causedBy());
        stated.ifPresent(cause -> facts.putIfAbsent(cause, Set.of()));
        List<Edge> edges = new ArrayList<>();
        facts.forEach((cause, places) -> edges.add(new Edge(
                cause, decision.position(), stated.filter(cause::equals).isPresent(), List.copyOf(places))));
        return edges.reversed();
    }

    private Optional<Position> stated(@Nullable DecisionId cause) {
        try {
            return cause == null ? Optional.empty() : log.find(cause).map(Decision::position);
        } catch (UnreadableDecisionException unreadable) {
            return Optional.of(unreadable.position());
        }
    }

    /// The places in entities that the checks of a decision read.
    private Set<Place> places(Decision decision) {
        Set<Place> places = new LinkedHashSet<>();
        decision.checks().stream()
                .flatMap(check -> check.evidence() == null
                        ? Stream.<Comparison>of()
                        : check.evidence().comparisons())
                .flatMap(comparison ->
                        Stream.concat(comparison.sources().stream(), comparison.requiredSources().stream()))
                .forEach(source -> Entities.place(source, domain).ifPresent(places::add));
        return places;
    }

    /// The decision that had set what stood at a place, or brought the entity into being; empty if there is none,
    /// or the history of the entity cannot be read.
    private Optional<Position> setter(Place place, Position asOf) {
        try {
            Setters known = setters(place.entity(), asOf);
            return place.pointer().isEmpty() ? known.life(asOf) : known.setAt(place.pointer(), asOf);
        } catch (UnreadableEntityException unreadable) {
            gaps.add(unreadable.position());
            return Optional.empty();
        }
    }

    /// One that reaches as far as is asked, folded anew only if it is asked for a later position than before.
    private Setters setters(EntityRef entity, Position asOf) {
        Known known = setters.get(entity);
        if (known == null || asOf.isAfter(known.upTo())) {
            known = new Known(asOf, Setters.of(type(entity), entity, log, asOf));
            setters.put(entity, known);
        }
        return known.setters();
    }

    private record Known(Position upTo, Setters setters) {}

    /// What a decision led to, oldest first.
    List<Edge> consequences(Decision decision, int most) {
        Map<Position, Set<String>> facts = new TreeMap<>();
        for (EntityRef entity : decision.changed()) {
            reach(entity, decision, most, facts);
        }
        Set<Position> stated = new LinkedHashSet<>(log.positions(
                ReadQuery.where(new Criterion.CausedBy(decision.id())).limit(Math.min(most + 1, ReadQuery.MAX_LIMIT))));
        stated.forEach(effect -> facts.putIfAbsent(effect, Set.of()));
        List<Edge> edges = new ArrayList<>();
        facts.forEach((effect, places) ->
                edges.add(new Edge(decision.position(), effect, stated.contains(effect), List.copyOf(places))));
        return edges;
    }

    private void reach(EntityRef entity, Decision decision, int most, Map<Position, Set<String>> facts) {
        try {
            new Reach<>(type(entity), entity, decision, most).follow(facts);
        } catch (UnreadableEntityException unreadable) {
            gaps.add(unreadable.position());
        }
    }

    private EntityType<?, ?> type(EntityRef entity) {
        return Entities.typeOf(entity, domain);
    }

    /// How long what a decision set in one entity stays as it set it, and who reads it meanwhile.
    private final class Reach<S> {
        private final EntityType<S, ?> type;
        private final EntityRef entity;
        private final Decision cause;
        private final int most;
        private final Set<String> set = new TreeSet<>();
        private final Set<String> setLater = new TreeSet<>();
        private EntityState<S> state;
        private boolean gaveLife;

        Reach(EntityType<S, ?> type, EntityRef entity, Decision cause, int most) {
            this.type = type;
            this.entity = entity;
            this.cause = cause;
            this.most = most;
            EntityState<S> before = states.upTo(type, entity, cause.position().previous());
            this.state = EntityStates.after(type, before, cause.events(), cause.position());
            this.gaveLife = before.exists() != state.exists();
            changes(before).forEach(change -> set.add(change.path()));
        }

        private List<FieldChange> changes(EntityState<S> before) {
            JsonNode was = Json.tree(before.state());
            return FieldChange.between(was, Json.tree(state.state()));
        }

        void follow(Map<Position, Set<String>> facts) {
            ReadQuery next =
                    ReadQuery.mentioning(entity).after(cause.position()).limit(PAGE);
            int scanned = 0;
            int found = 0;
            while (gaveLife || set.stream().anyMatch(path -> !setLater.contains(path))) {
                List<StoredDecision> page = log.readStored(next);
                if (page.isEmpty()) {
                    return;
                }
                for (StoredDecision stored : page) {
                    Optional<Decision> later = gaps.read(stored);
                    if (later.isEmpty()) {
                        cutShort = true; // it may have set anew what is followed here
                        return;
                    }
                    found += reads(later.get(), facts) ? 1 : 0;
                    pass(later.get());
                }
                scanned += page.size();
                if (scanned >= mostScanned || found > most) {
                    cutShort = true;
                    return;
                }
                next = next.beyond(page.getLast().position());
            }
        }

        private boolean reads(Decision later, Map<Position, Set<String>> facts) {
            boolean any = false;
            for (Place place : places(later)) {
                if (place.entity().equals(entity) && stands(place.pointer())) {
                    facts.computeIfAbsent(later.position(), none -> new TreeSet<>())
                            .add(place.toString());
                    any = true;
                }
            }
            return any;
        }

        private boolean stands(String pointer) {
            return pointer.isEmpty()
                    ? gaveLife
                    : set.stream().anyMatch(path -> Blame.touches(path, pointer))
                            && setLater.stream().noneMatch(path -> Blame.touches(path, pointer));
        }

        private void pass(Decision later) {
            if (later.changed().contains(entity)) {
                EntityState<S> before = state;
                state = EntityStates.after(type, before, later.events(), later.position());
                gaveLife &= before.exists() == state.exists();
                changes(before).forEach(change -> setLater.add(change.path()));
            }
        }
    }
}
