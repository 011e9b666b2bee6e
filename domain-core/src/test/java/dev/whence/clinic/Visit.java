package dev.whence.clinic;

import dev.whence.schema.Personal;

/// One visit of a patient.
public record Visit(
        String visitId, String patientId, @Personal String complaint, boolean over) {}
