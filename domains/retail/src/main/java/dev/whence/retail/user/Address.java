package dev.whence.retail.user;

import dev.whence.schema.Describe;
import dev.whence.schema.Personal;

/// Where something is sent.
public record Address(
        @Personal @Describe("Street and number, for example 14 Mill Street")
        String address1,

        @Personal @Describe("Suite or apartment; empty if there is none")
        String address2,

        @Personal @Describe("For example Marlow Bay") String city,
        @Personal @Describe("For example OR") String state,
        @Personal @Describe("For example USA") String country,
        @Personal @Describe("For example 97412") String zip) {}
