/// A made-up domain with personal data of every kind: of the entity itself, of another one, in lists and in numbers.
///
/// Start reading at [dev.whence.clinic.Clinic].
@NullMarked
package dev.whence.clinic;

import org.jspecify.annotations.NullMarked;
