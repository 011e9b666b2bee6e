package dev.whence.clinic;

import dev.whence.schema.Personal;

/// What can happen in the clinic.
public sealed interface ClinicEvent {

    /// What can happen to a patient.
    sealed interface OfPatient extends ClinicEvent {
        String patientId();
    }

    /// What can happen to a visit.
    sealed interface OfVisit extends ClinicEvent {
        String visitId();
    }

    record PatientRegistered(Patient patient) implements OfPatient {
        @Override
        public String patientId() {
            return patient.patientId();
        }
    }

    record ContactChanged(String patientId, @Personal Patient.Contact contact) implements OfPatient {}

    record VisitBegun(Visit visit) implements OfVisit {
        @Override
        public String visitId() {
            return visit.visitId();
        }
    }

    record VisitEnded(String visitId, @Personal String finding) implements OfVisit {}
}
