package dev.whence.evals.crash;

import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import dev.whence.proof.Hash;
import java.util.Optional;

/// What a caller was told before the kill.
record Acknowledgement(Position position, DecisionId id, Hash leaf) {

    private static final int HASH_LENGTH = 64;

    /// Reads a line of [CountingCallers]; empty for any other line, and for one that the kill cut short.
    static Optional<Acknowledgement> of(String line) {
        String[] words = line.split(" ");
        return words.length == 4 && words[0].equals("ack") && words[3].length() == HASH_LENGTH
                ? Optional.of(new Acknowledgement(
                        Position.of(Long.parseLong(words[1])), DecisionId.parse(words[2]), Hash.parse(words[3])))
                : Optional.empty();
    }
}
