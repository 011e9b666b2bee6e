package dev.whence.server.proof;

import dev.whence.log.DecisionLog;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.SignerKey;
import dev.whence.proof.TreeHead;
import dev.whence.proof.Verification;
import dev.whence.proof.VerifierKey;
import dev.whence.server.node.DataFolder;
import dev.whence.server.node.FolderException;
import dev.whence.server.node.KeptCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signs checkpoints of the log in a data folder, with a key that is made at the first use. Its name is the origin
/// of the log. Only one process uses it at a time: the one that has the log open.
public final class LogSigner {

    private static final int RANDOM_BYTES = 4;

    private final DataFolder folder;
    private final Path place;
    private final KeptCheckpoint kept;

    public LogSigner(DataFolder folder) {
        this.folder = folder;
        place = folder.path().resolve("proof");
        kept = new KeptCheckpoint(folder);
    }

    /// The public key; the pair is made if there is none.
    ///
    /// @param origin the name that the log is to have; null for that which it has, or a random one
    public synchronized VerifierKey verifier(@Nullable String origin) {
        return signer(origin).verifier();
    }

    /// The public key, if there is one yet.
    public synchronized Optional<VerifierKey> existing() {
        return kept.key();
    }

    /// What was signed last, if anything was and the key that signed it is still there.
    public synchronized Optional<Checkpoint> last() {
        return kept.newest();
    }

    /// Signs the log as it is now.
    ///
    /// @throws ProofException if the log contradicts what was signed before, or its own decisions; nothing is
    ///     signed
    public synchronized SignedNote sign(DecisionLog log, @Nullable String origin) {
        SignerKey signer = signer(origin);
        TreeHead head = log.treeHead();
        Optional<Checkpoint> before = last();
        before.ifPresent(last -> requireContinued(last.head(), head, log));
        if (!log.prover().head(head.size()).equals(head)) {
            throw new ProofException("The kept hashes of the log do not lead to its own root, so nothing is signed;"
                    + " \"whence verify\" says what was changed");
        }
        if (before.isPresent() && before.get().head().equals(head)) {
            return kept.note().orElseThrow();
        }
        SignedNote note = new Checkpoint(signer.verifier().name(), head).sign(signer);
        write("checkpoint", note.toString(), false);
        return note;
    }

    private static void requireContinued(TreeHead before, TreeHead head, DecisionLog log) {
        if (before.size() > head.size()) {
            throw new ProofException("The log has " + head.size() + " decisions, but a checkpoint of " + before.size()
                    + " was signed before: its end is missing, so nothing is signed. Restore the folder from a backup"
                    + " taken since");
        }
        Verification continued =
                log.prover().consistency(before.size(), head.size()).check(before, head);
        if (!continued.holds()) {
            throw new ProofException("The log does not begin with the " + before.size()
                    + " decisions whose checkpoint was signed before, so nothing is signed; \"whence verify\" says what"
                    + " was changed");
        }
    }

    private SignerKey signer(@Nullable String origin) {
        Optional<SignerKey> secret = read("signer.key").map(text -> SignerKey.parse(text.strip()));
        if (secret.isEmpty() && existing().isPresent()) {
            throw new FolderException("The private key of this log, " + place.resolve("signer.key")
                    + ", is missing; restore it from a backup. To go on with another key, remove "
                    + place.resolve("verifier.key") + " and " + place.resolve("checkpoint")
                    + ", and give the new key to all who check the log");
        }
        SignerKey signer = secret.orElseGet(() -> create(origin));
        if (origin != null && !signer.verifier().name().equals(origin)) {
            throw new IllegalArgumentException(
                    "This log is called '" + signer.verifier().name()
                            + "' in all that was signed of it, and cannot be called '" + origin + "'");
        }
        return signer;
    }

    private SignerKey create(@Nullable String origin) {
        SecureRandom random = new SecureRandom();
        byte[] mark = new byte[RANDOM_BYTES];
        random.nextBytes(mark);
        String name = origin == null
                ? "whence/" + folder.existing().domain() + "/" + HexFormat.of().formatHex(mark)
                : origin;
        SignerKey signer = SignerKey.generate(name, random);
        write("signer.key", signer.secret() + "\n", true);
        write("verifier.key", signer.verifier() + "\n", false);
        return signer;
    }

    private Optional<String> read(String name) {
        Path file = place.resolve(name);
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new FolderException("The file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Written aside and then moved, so that it is there whole or as it was; a secret is nobody else's at any time.
    private void write(String name, String content, boolean secret) {
        Path aside = place.resolve(name + ".new");
        try {
            Files.createDirectories(place);
            Files.deleteIfExists(aside);
            Files.createFile(aside, secret ? ownerOnly() : new FileAttribute<?>[0]);
            Files.writeString(aside, content);
            Files.move(aside, place.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new FolderException(
                    "The file " + aside + " cannot be written: " + e.getMessage()
                            + ". Give this user the right to, or free some room",
                    e);
        }
    }

    private FileAttribute<?>[] ownerOnly() {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
