package dev.whence.clinic;

import dev.whence.clinic.ClinicCommand.BeginVisit;
import dev.whence.clinic.ClinicCommand.RegisterPatient;
import dev.whence.decision.Decision;
import dev.whence.decision.DecisionCodec;
import dev.whence.decision.EntityRef;
import dev.whence.decision.Origin;
import dev.whence.engine.CommandRequest;
import dev.whence.engine.DecisionEngine;
import dev.whence.guard.Guards;
import dev.whence.json.Json;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import dev.whence.log.ReadQuery;
import dev.whence.model.EntityType;
import dev.whence.personal.InMemorySubjectKeys;
import dev.whence.personal.PersonalDataLog;
import dev.whence.personal.SubjectKeys;
import dev.whence.state.EntityStates;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A running clinic with two patients.
public final class Ward {

    public static final Origin NURSE = Origin.of("nurse", "it has to be written down");
    public static final EntityRef MARA = Clinic.PATIENT.ref("p1");
    public static final EntityRef OLE = Clinic.PATIENT.ref("p2");

    public final DecisionLog stored;
    public final SubjectKeys keys;
    public final PersonalDataLog log;
    public final EntityStates states;
    public final DecisionEngine engine;

    public Ward() {
        this(new InMemoryDecisionLog(), new InMemorySubjectKeys());
        done(new RegisterPatient(new Patient(
                "p1",
                "Mara Lindqvist",
                LocalDate.of(1984, 5, 17),
                61,
                new Patient.Contact("+46 555 0123", "Uddevalla"),
                List.of("penicillin", "hazelnut"))));
        done(new RegisterPatient(new Patient(
                "p2", "Ole Brumm", LocalDate.of(1990, 1, 1), 80, new Patient.Contact("+47 555 9", "Moss"), List.of())));
        done(new BeginVisit("v1", "p1", "a stubborn cough"));
    }

    /// A clinic on a log and keys that may hold something.
    public Ward(DecisionLog stored, SubjectKeys keys) {
        this.stored = stored;
        this.keys = keys;
        this.log = PersonalDataLog.open(stored, keys);
        this.states = new EntityStates(log, 100);
        this.engine = new DecisionEngine(
                Clinic.domain(),
                log,
                states,
                List.of(Guards.reasonIsGiven()),
                InstantSource.fixed(Instant.parse("2026-05-02T10:00:00Z")),
                keys);
    }

    public Decision ask(Record command) {
        return ask(CommandRequest.of(command, NURSE));
    }

    public Decision ask(String type, String arguments) {
        return ask(CommandRequest.of(type, Json.DATA.readTree(arguments), NURSE));
    }

    public Decision ask(CommandRequest request) {
        return engine.decide(request).decision();
    }

    public Decision done(Record command) {
        Decision decision = ask(command);
        if (decision.outcome().isRefusal()) {
            throw new AssertionError(DecisionCodec.toJson(decision));
        }
        return decision;
    }

    public Decision forget(EntityRef subject) {
        return engine.forget(subject, NURSE.withReason("asked for by letter"));
    }

    public <S> S state(EntityType<S, ?> type, String id) {
        return Objects.requireNonNull(states.now(type, type.ref(id)).state());
    }

    /// The stored form of a decision.
    public String stored(Decision decision) {
        return DecisionCodec.toJson(stored.find(decision.id()).orElseThrow());
    }

    /// What everybody can read of the stored form of a decision.
    public String storedInPlainText(Decision decision) {
        return withoutCiphertexts(stored(decision));
    }

    /// What everybody can read of all that is stored.
    public String allStored() {
        return withoutCiphertexts(text(stored));
    }

    /// Short texts occur in ciphertexts by chance.
    private static String withoutCiphertexts(String json) {
        return json.replaceAll("sealed:[\\w-]+", "sealed:");
    }

    /// Everything that can be read.
    public String allRead() {
        return text(log);
    }

    private static String text(DecisionLog log) {
        return log.read(ReadQuery.all()).stream().map(DecisionCodec::toJson).collect(Collectors.joining("\n"));
    }
}
