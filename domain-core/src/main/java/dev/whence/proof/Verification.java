package dev.whence.proof;

/// What came of checking a proof.
public sealed interface Verification {

    /// The proof holds; `statement` says what it proves.
    record Verified(String statement) implements Verification {}

    /// The proof does not hold; `reason` says what does not match.
    record Refuted(String reason) implements Verification {}

    /// Whether the proof holds.
    default boolean holds() {
        return switch (this) {
            case Verified _ -> true;
            case Refuted _ -> false;
        };
    }

    /// The statement that is proved.
    ///
    /// @throws ProofException with the reason, if the proof does not hold
    default String orThrow() {
        return switch (this) {
            case Verified(String statement) -> statement;
            case Refuted(String reason) -> throw new ProofException(reason);
        };
    }
}
