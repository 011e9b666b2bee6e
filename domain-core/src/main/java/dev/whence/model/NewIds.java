package dev.whence.model;

/// Gives identities for new entities. They follow from the decision's id, so that deciding again gives the same ones.
@FunctionalInterface
public interface NewIds {

    /// An identity that no other decision gives, for example `c-7f3k9q2m4x5a` for the prefix `c`.
    String next(String prefix);
}
