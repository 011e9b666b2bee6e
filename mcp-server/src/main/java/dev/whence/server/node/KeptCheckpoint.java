package dev.whence.server.node;

import dev.whence.proof.Checkpoint;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The public key of the log in a data folder, and what was signed last.
public final class KeptCheckpoint {

    private final Path place;

    public KeptCheckpoint(DataFolder folder) {
        place = folder.path().resolve("proof");
    }

    /// The public key, if there is one yet.
    public Optional<VerifierKey> key() {
        return read("verifier.key").map(text -> VerifierKey.parse(text.strip()));
    }

    /// What was signed last, if anything was and the key that signed it is still there.
    ///
    /// @throws ProofException if it is damaged, or another key signed it
    public Optional<Checkpoint> newest() {
        return key().flatMap(key -> note().map(note -> Checkpoint.open(note, key.name(), List.of(key))));
    }

    /// The same as it was signed, unchecked.
    public Optional<SignedNote> note() {
        return read("checkpoint").map(SignedNote::parse);
    }

    private Optional<String> read(String name) {
        Path file = place.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new ProofException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
