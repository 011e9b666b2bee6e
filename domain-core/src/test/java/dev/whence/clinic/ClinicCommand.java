package dev.whence.clinic;

import dev.whence.schema.Personal;
import org.jspecify.annotations.Nullable;

/// What can be asked of the clinic.
public sealed interface ClinicCommand {

    record RegisterPatient(Patient patient) implements ClinicCommand {}

    record ChangeContact(
            String patientId,
            @Personal String phone,
            @Personal String town) implements ClinicCommand {}

    record BeginVisit(
            String visitId, String patientId, @Personal String complaint) implements ClinicCommand {}

    record EndVisit(String visitId, @Personal String finding) implements ClinicCommand {}

    record FindPatient(@Personal String name, @Nullable String patientId) implements ClinicCommand {}

    /// Has a rule that breaks and quotes what it should not.
    record Stumble(String patientId) implements ClinicCommand {}
}
