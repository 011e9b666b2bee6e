package dev.whence.retail.user;

import dev.whence.schema.Describe;
import dev.whence.schema.Personal;

/// What a person is called.
public record PersonName(
        @Personal @Describe("For example Mara") String firstName,
        @Personal @Describe("For example Lund") String lastName) {}
