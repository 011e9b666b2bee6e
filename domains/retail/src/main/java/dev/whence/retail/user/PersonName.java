package dev.whence.retail.user;

import dev.whence.schema.Describe;

/// What a person is called.
public record PersonName(
        @Describe("For example Mara") String firstName,
        @Describe("For example Lund") String lastName) {}
