package dev.whence.engine;

import dev.whence.decision.DecisionId;
import dev.whence.model.NewIds;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
        byte[] hash = sha256(decision + "/" + given++);
        StringBuilder id = new StringBuilder(prefix).append('-');
        for (int i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(hash[i] & 31));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(
                    "Every Java platform has SHA-256, but this one says it has not", impossible);
        }
    }
}
