package dev.whence.personal;

import dev.whence.decision.Decision;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Draft;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Outline;
import dev.whence.decision.PersonalValues;
import dev.whence.decision.Position;
import dev.whence.decision.RecordedEvent;
import dev.whence.decision.UnreadableDecisionException;
import dev.whence.json.Json;
import dev.whence.log.AppendCondition;
import dev.whence.log.BoundaryChangedException;
import dev.whence.log.Criterion;
import dev.whence.log.DecisionLog;
import dev.whence.log.ForwardingDecisionLog;
import dev.whence.log.IdempotencyKeyTakenException;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.personal.SubjectKeys.Standing;
import dev.whence.schema.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A decision log that stores personal values encrypted, each with the key of its data subject, and gives them back
/// decrypted. Values of a subject who was forgotten read [Personal#ERASED].
///
/// The decision that forgets a subject destroys the key in the same call: it is on disk before the key goes, so
/// that what a crash leaves half done is done at the next [#open]. Closing it closes the log beneath, and not the
/// keys.
public final class PersonalDataLog extends ForwardingDecisionLog {

    private static final JsonNode ERASED = Json.tree(Personal.ERASED);

    private final DecisionLog stored;
    private final SubjectKeys keys;
    private final Set<EntityRef> beingForgotten = ConcurrentHashMap.newKeySet();

    private PersonalDataLog(DecisionLog stored, SubjectKeys keys) {
        super(stored);
        this.stored = stored;
        this.keys = keys;
    }

    /// Opens the log with these keys. A key that is there although the log says that its subject was forgotten is
    /// destroyed: a crash came between, or the keys are an older backup.
    public static PersonalDataLog open(DecisionLog stored, SubjectKeys keys) {
        stored.forEachStored(
                ReadQuery.where(new Criterion.WithEvent(RecordedEvent.SUBJECT_FORGOTTEN)),
                decision -> destroyIfForgotten(decision, keys));
        return new PersonalDataLog(stored, keys);
    }

    private static void destroyIfForgotten(StoredDecision stored, SubjectKeys keys) {
        Decision decision;
        try {
            decision = stored.decode();
        } catch (UnreadableDecisionException damaged) {
            return; // it is told of wherever the log is read; whom it forgot nobody can say
        }
        for (RecordedEvent event : decision.events()) {
            if (event.forgetsSubject() && !(keys.of(event.entity()) instanceof Standing.Destroyed)) {
                keys.destroy(event.entity(), decision.time());
            }
        }
    }

    @Override
    public Decision append(Draft draft, AppendCondition condition) {
        List<EntityRef> forgotten = draft.events().stream()
                .filter(RecordedEvent::forgetsSubject)
                .map(RecordedEvent::entity)
                .toList();
        return forgotten.isEmpty() ? appendSealed(draft, condition) : forget(forgotten, draft, condition);
    }

    private Decision forget(List<EntityRef> subjects, Draft draft, AppendCondition condition) {
        beingForgotten.addAll(subjects); // nobody who reads of the decision may still read their values
        Decision decision;
        try {
            decision = appendSealed(draft, condition);
        } catch (BoundaryChangedException | IdempotencyKeyTakenException | IllegalArgumentException notAppended) {
            subjects.forEach(beingForgotten::remove);
            throw notAppended;
        }
        subjects.forEach(subject -> keys.destroy(subject, decision.time()));
        subjects.forEach(beingForgotten::remove);
        return decision;
    }

    private Decision appendSealed(Draft draft, AppendCondition condition) {
        if (draft.personal().isEmpty()) {
            return stored.append(draft, condition);
        }
        Draft sealed = rewritten(draft, (value, place, subjects) -> sealed(value, draft, place, subjects));
        return open(stored.append(sealed, condition));
    }

    private static Draft rewritten(Draft draft, PersonalRewrite.Change change) {
        PersonalRewrite rewrite = new PersonalRewrite(draft.personal(), change);
        return new Draft(
                draft.id(),
                draft.time(),
                draft.domain(),
                rewrite.command(draft.command()),
                rewrite.origin(draft.origin()),
                draft.boundary(),
                rewrite.checks(draft.checks()),
                draft.outcome(),
                rewrite.events(draft.events()),
                draft.personal());
    }

    private JsonNode sealed(JsonNode value, Draft draft, String place, List<EntityRef> subjects) {
        if (value.equals(ERASED)) {
            return value;
        }
        JsonNode sealed = value;
        for (EntityRef subject : subjects) {
            switch (beingForgotten.contains(subject) ? keys.of(subject) : keys.ofOrNew(subject)) {
                case Standing.Kept(var key) -> sealed = Sealing.seal(sealed, key, bound(draft.id(), place));
                case Standing.Destroyed _, Standing.Unknown _ -> {
                    if (place.startsWith("/events/")) {
                        throw new SubjectForgottenException(subject);
                    }
                    return ERASED;
                }
            }
        }
        return sealed;
    }

    /// What a sealed value is bound to.
    private static String bound(DecisionId decision, String place) {
        return decision + place;
    }

    /// The decision with its personal values in plain text, as far as there are keys.
    private Decision open(Decision decision) {
        if (decision.personal().isEmpty()) {
            return decision;
        }
        PersonalRewrite rewrite = opening(decision.id(), decision.position(), decision.personal());
        return new Decision(
                decision.id(),
                decision.position(),
                decision.time(),
                decision.domain(),
                rewrite.command(decision.command()),
                rewrite.origin(decision.origin()),
                decision.boundary(),
                rewrite.checks(decision.checks()),
                decision.outcome(),
                rewrite.events(decision.events()),
                decision.personal());
    }

    @Override
    public Outline outline(StoredDecision decision, Outline.Parts parts) {
        Outline outline = stored.outline(decision, parts);
        if (outline.personal().isEmpty()) {
            return outline;
        }
        PersonalRewrite rewrite = PersonalRewrite.withoutChecks(
                outline.personal(),
                (value, place, subjects) -> opened(value, outline.id(), outline.position(), place, subjects));
        boolean wanted = parts.commands().test(outline.command().type());
        return outline.with(
                wanted ? rewrite.command(outline.command()) : outline.command(),
                wanted || parts.origins() ? rewrite.origin(outline.origin()) : outline.origin(),
                rewrite.events(outline.events()));
    }

    private PersonalRewrite opening(DecisionId id, Position position, List<PersonalValues> personal) {
        return new PersonalRewrite(personal, (value, place, subjects) -> opened(value, id, position, place, subjects));
    }

    private JsonNode opened(JsonNode value, DecisionId id, Position position, String place, List<EntityRef> subjects) {
        JsonNode opened = value;
        for (EntityRef subject : subjects.reversed()) {
            if (!Sealing.isSealed(opened)) {
                return opened; // erased before it was stored, or stored before there were keys
            }
            Standing standing =
                    beingForgotten.contains(subject) ? new Standing.Destroyed(Instant.MAX) : keys.of(subject);
            switch (standing) {
                case Standing.Kept(var key) -> {
                    try {
                        opened = Sealing.open(opened, key, bound(id, place));
                    } catch (IllegalArgumentException altered) {
                        throw unreadable(position, altered.getMessage() + ". Restore the log from a backup", altered);
                    }
                }
                case Standing.Destroyed _ -> {
                    return ERASED;
                }
                case Standing.Unknown _ -> throw unreadable(position, missingKey(subject), null);
            }
        }
        return opened;
    }

    private static UnreadableDecisionException unreadable(Position position, String what, @Nullable Exception cause) {
        return UnreadableDecisionException.because(position, what, cause);
    }

    private static String missingKey(EntityRef subject) {
        return "It holds values of " + subject + ", whose key is not in the key store although nobody forgot " + subject
                + ": the key store was lost, or is an older one. Restore its newest backup";
    }

    @Override
    public List<Decision> read(ReadQuery query) {
        return stored.read(query).stream().map(this::open).toList();
    }

    @Override
    public Optional<Decision> find(DecisionId id) {
        return stored.find(id).map(this::open);
    }

    @Override
    public Optional<Decision> findByIdempotencyKey(String key) {
        return stored.findByIdempotencyKey(key).map(this::open);
    }

    @Override
    public Decision decode(StoredDecision decision) {
        return open(stored.decode(decision));
    }

    /// What other logs forgot is forgotten here too.
    @Override
    public void appendStored(List<StoredDecision> decisions) {
        stored.appendStored(decisions);
        decisions.forEach(decision -> destroyIfForgotten(decision, keys));
    }
}
