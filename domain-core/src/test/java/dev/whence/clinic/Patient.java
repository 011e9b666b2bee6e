package dev.whence.clinic;

import dev.whence.schema.Personal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who is treated.
public record Patient(
        String patientId,
        @Personal String name,
        @Personal @Nullable LocalDate born,
        @Personal @Nullable Integer weight,
        @Personal Contact contact,
        @Personal List<String> allergies) {

    /// How a patient is reached.
    public record Contact(String phone, String town) {}

    public Patient {
        allergies = List.copyOf(allergies);
    }

    Patient with(Contact other) {
        return new Patient(patientId, name, born, weight, other, allergies);
    }
}
