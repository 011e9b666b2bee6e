package dev.whence.retail.user;

import dev.whence.schema.Describe;

/// Where something is sent.
public record Address(
        @Describe("Street and number, for example 101 Highway")
        String address1,

        @Describe("Suite or apartment; empty if there is none")
        String address2,

        @Describe("For example New York") String city,
        @Describe("For example NY") String state,
        @Describe("For example USA") String country,
        @Describe("For example 10001") String zip) {}
