package dev.whence.explain.claim;

import dev.whence.decision.Decision;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.explain.Citation;
import dev.whence.explain.Entities;
import dev.whence.explain.FieldOrigin;
import dev.whence.explain.Gaps;
import dev.whence.explain.Sentences;
import dev.whence.explain.StateExplainer;
import dev.whence.explain.StateExplanation;
import dev.whence.explain.StateHistory;
import dev.whence.explain.claim.ClaimCheck.Finding;
import dev.whence.explain.claim.ClaimCheck.Part;
import dev.whence.json.Json;
import dev.whence.json.JsonPlaces;
import dev.whence.log.Criterion;
import dev.whence.log.DecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.Domain;
import dev.whence.model.UnreadableEntityException;
import dev.whence.state.EntityStates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Checks claims against the record. May be used from any thread; reads only.
public final class ClaimChecker {

    private static final int CITED = 5;
    private static final int NAMED = 3;

    private final Domain domain;
    private final DecisionLog log;
    private final StateExplainer states;

    public ClaimChecker(Domain domain, DecisionLog log, EntityStates states) {
        this.domain = domain;
        this.log = log;
        this.states = new StateExplainer(domain, log, states);
    }

    /// Checks a claim.
    ///
    /// @throws IllegalArgumentException if the domain has no entities of the type that it is about
    public ClaimCheck check(Claim claim) {
        EntityRef entity = claim.entity();
        if (entity != null) {
            Entities.typeOf(entity, domain);
        }
        return new Checking(claim).check();
    }

    /// One claim being checked.
    private final class Checking {
        private final Claim claim;
        private final Matching matching;
        private final List<Part> parts = new ArrayList<>();
        private final Gaps gaps = new Gaps(log);

        Checking(Claim claim) {
            this.claim = claim;
            this.matching = new Matching(claim);
        }

        ClaimCheck check() {
            List<Decision> about = candidates();
            boolean ofSomething = claim.command() != null || claim.event() != null;
            what(about);
            Decision best = about.stream()
                    .max(Comparator.comparingLong(matching::score)
                            .thenComparing(
                                    Comparator.comparing(Decision::position).reversed()))
                    .orElse(null);
            if (claim.field() != null) {
                best = field(ofSomething ? best : null).orElse(best);
            }
            details(best);
            order(best);
            count(about);
            return new ClaimCheck(claim, whole(), parts, gaps.positions());
        }

        private Finding whole() {
            if (parts.stream().anyMatch(part -> part.finding() == Finding.CONTRADICTED)) {
                return Finding.CONTRADICTED;
            }
            return parts.stream().allMatch(part -> part.finding() == Finding.SUPPORTED)
                    ? Finding.SUPPORTED
                    : Finding.NOT_IN_RECORD;
        }

        /// The decisions that the claim may be about, oldest first.
        private List<Decision> candidates() {
            ReadQuery query = ReadQuery.all();
            if (claim.entity() != null) {
                query = query.and(
                        claim.event() == null
                                ? new Criterion.Mentions(claim.entity())
                                : new Criterion.Changes(claim.entity()));
            }
            if (claim.event() != null) {
                query = query.and(new Criterion.WithEvent(claim.event()));
            }
            if (claim.command() != null) {
                query = query.and(new Criterion.OfCommand(claim.command()));
            }
            List<Decision> found = new ArrayList<>();
            log.forEachStored(
                    query, stored -> gaps.read(stored).filter(matching::event).ifPresent(found::add));
            return found;
        }

        /// That there is a record of what is claimed at all.
        private void what(List<Decision> about) {
            List<String> named = new ArrayList<>();
            if (claim.event() != null) {
                named.add("event " + claim.event());
            }
            if (claim.command() != null) {
                named.add("command " + claim.command());
            }
            if (claim.entity() != null) {
                named.add("entity " + claim.entity());
            }
            String claimed = String.join(", ", named.subList(0, 1));
            String name = claimed.substring(0, claimed.indexOf(' '));
            String value = String.join(" with ", named).substring(name.length() + 1);
            parts.add(
                    about.isEmpty()
                            ? new Part(name, value, Finding.NOT_IN_RECORD, nearest(), List.of())
                            : new Part(
                                    name,
                                    value,
                                    Finding.SUPPORTED,
                                    Sentences.count(about.size(), "decision")
                                            + (named.size() == 1 && claim.entity() != null
                                                    ? " read or changed it"
                                                    : " of that kind"),
                                    cited(about)));
        }

        /// What there is instead of what is claimed.
        private String nearest() {
            EntityRef entity = claim.entity();
            if (entity == null) {
                return "no such decision was ever recorded";
            }
            Map<String, List<Position>> happened = new TreeMap<>();
            log.forEachStored(
                    ReadQuery.mentioning(entity),
                    stored -> gaps.read(stored)
                            .ifPresent(decision -> happened.computeIfAbsent(
                                            decision.command().type() + " " + decision.outcome(),
                                            kind -> new ArrayList<>())
                                    .add(decision.position())));
            return happened.isEmpty()
                    ? "no decision ever read or changed " + entity
                    : "recorded of " + entity + " is "
                            + happened.entrySet().stream()
                                    .map(entry -> entry.getKey() + " (" + positions(entry.getValue()) + ")")
                                    .collect(Collectors.joining(", "));
        }

        private static String positions(List<Position> positions) {
            return positions.stream().limit(NAMED).map(Position::toString).collect(Collectors.joining(", "))
                    + (positions.size() > NAMED ? " and " + (positions.size() - NAMED) + " more" : "");
        }

        /// That a field has a value, or was given it by a decision.
        ///
        /// @return the decision that the field's value is from
        private Optional<Decision> field(@Nullable Decision by) {
            EntityRef entity = Objects.requireNonNull(claim.entity());
            String path = Objects.requireNonNull(claim.field());
            Position asOf = by != null ? by.position() : claim.to() == null ? log.head() : log.positionAt(claim.to());
            String claimed = String.join(".", JsonPlaces.segments(path)) + " = "
                    + Sentences.value(Objects.requireNonNull(claim.value()));
            StateExplanation state;
            try {
                state = states.explain(entity, path, asOf);
            } catch (UnreadableEntityException unreadable) {
                gaps.add(unreadable.position());
                parts.add(new Part("field", claimed, Finding.NOT_IN_RECORD, "the state cannot be read", List.of()));
                return Optional.empty();
            }
            if (state.fields().isEmpty()) {
                parts.add(new Part("field", claimed, Finding.NOT_IN_RECORD, state.text(), List.of()));
                return Optional.empty();
            }
            FieldOrigin origin = state.fields().stream()
                    .max(Comparator.comparing(field -> field.setBy().position()))
                    .orElseThrow();
            boolean same = state.fields().size() == 1 && Json.same(origin.value(), claim.value());
            parts.add(new Part(
                    "field",
                    claimed,
                    same ? Finding.SUPPORTED : Finding.CONTRADICTED,
                    state.fields().stream()
                                    .map(field -> Sentences.value(field.value()))
                                    .collect(Collectors.joining(", "))
                            + " as of position " + asOf + (same ? "" : once(entity, path)),
                    List.of(origin.setBy())));
            return by != null ? Optional.empty() : log.at(origin.setBy().position());
        }

        /// When a field had the claimed value, if it ever had.
        private String once(EntityRef entity, String path) {
            for (StateHistory.Change change :
                    states.history(entity, path, log.head()).changes()) {
                boolean had = change.fields().stream()
                        .anyMatch(field -> field.path().equals(path)
                                && field.after() != null
                                && Json.same(field.after(), Objects.requireNonNull(claim.value())));
                if (had) {
                    return "; the claimed value was set by " + change.decision().brief();
                }
            }
            return "; it never had the claimed value";
        }

        /// Who, for whom, why, when and how it ended.
        private void details(@Nullable Decision best) {
            if (claim.outcome() != null) {
                detail(
                        "outcome",
                        claim.outcome().toString(),
                        best,
                        best == null ? null : best.outcome().toString());
            }
            if (claim.actor() != null) {
                detail("actor", claim.actor(), best, best == null ? null : actor(best));
            }
            if (claim.onBehalfOf() != null) {
                detail(
                        "on behalf of",
                        claim.onBehalfOf(),
                        best,
                        best == null ? null : best.origin().onBehalfOf());
            }
            if (claim.reason() != null) {
                detail(
                        "reason",
                        claim.reason(),
                        best,
                        best == null ? null : best.origin().reason());
            }
            boolean ofField = claim.field() != null && claim.command() == null && claim.event() == null;
            if ((claim.from() != null || claim.to() != null) && !ofField) {
                String window = (claim.from() == null ? "" : "from " + claim.from())
                        + (claim.to() == null ? "" : " to " + claim.to());
                detail(
                        "time",
                        window.strip(),
                        best,
                        best == null ? null : best.time().toString());
            }
        }

        private static @Nullable String actor(Decision decision) {
            String principal = decision.origin().principal();
            String agent = decision.origin().agent();
            return agent == null || principal == null ? decision.origin().actor() : agent + " for " + principal;
        }

        private void detail(String name, String claimed, @Nullable Decision best, @Nullable String recorded) {
            if (best == null || recorded == null) {
                parts.add(new Part(
                        name,
                        Sentences.quoted(claimed),
                        Finding.NOT_IN_RECORD,
                        best == null ? "there is no such decision" : "none was recorded",
                        best == null ? List.of() : List.of(Citation.of(best))));
                return;
            }
            boolean holds = switch (name) {
                case "outcome" -> matching.outcome(best);
                case "actor" -> matching.actor(best);
                case "on behalf of" -> matching.onBehalfOf(best);
                case "reason" -> matching.reason(best);
                default -> matching.time(best);
            };
            parts.add(new Part(
                    name,
                    Sentences.quoted(claimed),
                    holds ? Finding.SUPPORTED : Finding.CONTRADICTED,
                    Sentences.quoted(recorded),
                    List.of(Citation.of(best))));
        }

        /// That it came before something else.
        private void order(@Nullable Decision best) {
            if (claim.before() == null) {
                return;
            }
            ReadQuery later = ReadQuery.changesTo(Objects.requireNonNull(claim.entity()))
                    .and(new Criterion.WithEvent(claim.before()))
                    .limit(1);
            List<Decision> other = log.readStored(later).stream()
                    .flatMap(stored -> gaps.read(stored).stream())
                    .toList();
            if (other.isEmpty() || best == null) {
                parts.add(new Part(
                        "before",
                        claim.before(),
                        Finding.NOT_IN_RECORD,
                        other.isEmpty() ? "it has no such event" : "there is no such decision",
                        List.of()));
                return;
            }
            Decision than = other.getFirst();
            boolean before = than.position().isAfter(best.position());
            parts.add(new Part(
                    "before",
                    claim.before(),
                    before ? Finding.SUPPORTED : Finding.CONTRADICTED,
                    "position " + best.position() + (before ? ", which is before " : ", which is not before ")
                            + than.position(),
                    List.of(Citation.of(best), Citation.of(than))));
        }

        /// That it happened so often.
        private void count(List<Decision> about) {
            if (claim.count() == null) {
                return;
            }
            List<Decision> all = about.stream().filter(matching::all).toList();
            long often = all.stream().mapToLong(matching::occurrences).sum();
            parts.add(new Part(
                    "count", claim.count().toString(), counted(often), Sentences.count(often, "time"), cited(all)));
        }

        /// Decisions that cannot be read might be more of them, but not fewer.
        private Finding counted(long often) {
            long claimed = Objects.requireNonNull(claim.count());
            if (often <= claimed && !gaps.positions().isEmpty()) {
                return Finding.NOT_IN_RECORD;
            }
            return often == claimed ? Finding.SUPPORTED : Finding.CONTRADICTED;
        }

        private static List<Citation> cited(List<Decision> decisions) {
            return decisions.stream().limit(CITED).map(Citation::of).toList();
        }
    }
}
