package dev.whence.clinic;

import static dev.whence.model.Conditions.allOf;
import static dev.whence.model.Conditions.forEach;

import dev.whence.clinic.ClinicCommand.BeginVisit;
import dev.whence.clinic.ClinicCommand.ChangeContact;
import dev.whence.clinic.ClinicCommand.EndVisit;
import dev.whence.clinic.ClinicCommand.FindPatient;
import dev.whence.clinic.ClinicCommand.RegisterPatient;
import dev.whence.clinic.ClinicCommand.Stumble;
import dev.whence.clinic.ClinicEvent.ContactChanged;
import dev.whence.clinic.ClinicEvent.OfPatient;
import dev.whence.clinic.ClinicEvent.OfVisit;
import dev.whence.clinic.ClinicEvent.PatientRegistered;
import dev.whence.clinic.ClinicEvent.VisitBegun;
import dev.whence.clinic.ClinicEvent.VisitEnded;
import dev.whence.model.CommandType;
import dev.whence.model.Domain;
import dev.whence.model.EntityType;
import dev.whence.model.Fact;
import dev.whence.model.NotEvaluableException;
import dev.whence.model.Rule;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The clinic's rules.
public final class Clinic {

    public static final EntityType<Patient, OfPatient> PATIENT =
            EntityType.named("patient", Patient.class).changedBy(OfPatient.class, OfPatient::patientId, Clinic::after);

    public static final EntityType<Visit, OfVisit> VISIT = EntityType.named("visit", Visit.class)
            .personalDataOf(visit -> PATIENT.ref(visit.patientId()))
            .changedBy(OfVisit.class, OfVisit::visitId, Clinic::after);

    private static final Rule<ChangeContact> MOVES = Rule.invariant(
            "contact-changes",
            "A new contact differs from the one that is known",
            in -> allOf(
                    in.given("phone", ChangeContact::phone)
                            .isNot(in.the(PATIENT)
                                    .fact(
                                            "contact.phone",
                                            patient -> patient.contact().phone())),
                    Fact.computed(
                                    "letters in command.town",
                                    in.command().town().length(),
                                    in.given("town", ChangeContact::town))
                            .moreThan(1)));

    private static final Rule<EndVisit> NO_ALLERGY = Rule.invariant(
            "no-allergy-is-found",
            "What is found is none of the known allergies",
            in -> forEach(
                    in.the(PATIENT).fact("allergies", Patient::allergies),
                    allergy -> in.given("finding", EndVisit::finding).isNot(allergy)));

    private static final Rule<FindPatient> FOUND = Rule.invariant("patient-is-found", "There is such a patient", in -> {
        throw new NotEvaluableException("nobody is called " + in.command().name());
    });

    private static final Rule<Stumble> STUMBLES = Rule.invariant("stumbles", "Never holds", in -> {
        throw new IllegalStateException("stumbled over " + in.the(PATIENT).state());
    });

    private Clinic() {}

    public static Domain domain() {
        return Domain.named("clinic")
                .entities(PATIENT, VISIT)
                .commands(
                        CommandType.of(RegisterPatient.class)
                                .creating(
                                        PATIENT, register -> register.patient().patientId())
                                .produces(in -> List.of(
                                        new PatientRegistered(in.command().patient()))),
                        CommandType.of(ChangeContact.class)
                                .on(PATIENT, ChangeContact::patientId)
                                .requires(MOVES)
                                .produces(in -> List.of(new ContactChanged(
                                        in.command().patientId(),
                                        new Patient.Contact(
                                                in.command().phone(),
                                                in.command().town())))),
                        CommandType.of(BeginVisit.class)
                                .creating(VISIT, BeginVisit::visitId)
                                .reading(PATIENT, in -> in.command().patientId())
                                .personalDataOf(in -> PATIENT.ref(in.command().patientId()))
                                .produces(in -> List.of(new VisitBegun(new Visit(
                                        in.command().visitId(),
                                        in.command().patientId(),
                                        in.command().complaint(),
                                        false)))),
                        CommandType.of(EndVisit.class)
                                .on(VISIT, EndVisit::visitId)
                                .reading(PATIENT, in -> in.the(VISIT).state().patientId())
                                .requires(NO_ALLERGY)
                                .produces(in -> List.of(new VisitEnded(
                                        in.command().visitId(), in.command().finding()))),
                        CommandType.of(FindPatient.class).requires(FOUND).produces(in -> List.of()),
                        CommandType.of(Stumble.class)
                                .on(PATIENT, Stumble::patientId)
                                .requires(STUMBLES)
                                .produces(in -> List.of()))
                .build();
    }

    private static Patient after(@Nullable Patient before, OfPatient event) {
        return switch (event) {
            case PatientRegistered registered -> registered.patient();
            case ContactChanged changed -> Objects.requireNonNull(before).with(changed.contact());
        };
    }

    private static Visit after(@Nullable Visit before, OfVisit event) {
        return switch (event) {
            case VisitBegun begun -> begun.visit();
            case VisitEnded ended -> {
                Visit visit = Objects.requireNonNull(before);
                yield new Visit(visit.visitId(), visit.patientId(), visit.complaint(), true);
            }
        };
    }
}
