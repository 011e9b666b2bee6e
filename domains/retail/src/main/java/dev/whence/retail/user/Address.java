package dev.whence.retail.user;

import dev.whence.schema.Describe;

/// Where something is sent.
public record Address(
        @Describe("Street and number, for example 14 Mill Street")
        String address1,

        @Describe("Suite or apartment; empty if there is none")
        String address2,

        @Describe("For example Marlow Bay") String city,
        @Describe("For example OR") String state,
        @Describe("For example USA") String country,
        @Describe("For example 97412") String zip) {}
