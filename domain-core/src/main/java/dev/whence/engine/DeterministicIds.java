package dev.whence.engine;

import dev.whence.decision.DecisionId;
import dev.whence.model.NewIds;
import dev.whence.proof.Sha256;

/// Identities derived from a decision's id, so that deciding again gives the same ones. Lives for one decision.
final class DeterministicIds implements NewIds {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 12;

    private final DecisionId decision;
    private int given;

    DeterministicIds(DecisionId decision) {
        this.decision = decision;
    }

    @Override
    public String next(String prefix) {
        byte[] hash = Sha256.of(decision + "/" + given++);
        StringBuilder id = new StringBuilder(prefix).append('-');
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(hash[i] & 31));
        }
        return id.toString();
    }
}
