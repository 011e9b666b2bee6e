package dev.whence.proof;

import java.security.KeyPair;
import java.security.SecureRandom;

/// A private Ed25519 key and the name it signs notes under. Whoever has it can sign checkpoints of the log.
public final class SignerKey {

    private static final String SECRET_PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifier;
    private final KeyPair pair;

    private SignerKey(String name, byte[] seed) {
        pair = Ed25519.pair(seed);
        verifier = VerifierKey.of(name, pair.getPublic());
    }

    /// A new key. The name is best that of the log, such as `example.com/shop`.
    public static SignerKey generate(String name, SecureRandom random) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        random.nextBytes(seed);
        return new SignerKey(name, seed);
    }

    /// Reads the secret text.
    ///
    /// @throws ProofException if it is malformed, of another kind than Ed25519, or its id is not that of its key;
    ///     the message does not show the key
    public static SignerKey parse(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new ProofException("This is not a signer key: it begins with " + SECRET_PREFIX);
        }
        KeyText parts = KeyText.read(secret.substring(SECRET_PREFIX.length()), "signer key");
        SignerKey key = new SignerKey(parts.name(), parts.key());
        parts.requireId(key.verifier.id());
        return key;
    }

    /// The public key that checks what this key signs.
    public VerifierKey verifier() {
        return verifier;
    }

    /// The text form, `PRIVATE+KEY+name+id+key`, which must be kept secret.
    public String secret() {
        return SECRET_PREFIX + KeyText.write(verifier.name(), verifier.id(), Ed25519.seed(pair.getPrivate()));
    }

    NoteSignature sign(byte[] text) {
        return NoteSignature.of(verifier, Ed25519.sign(text, pair.getPrivate()));
    }

    /// Names the key without telling it.
    @Override
    public String toString() {
        return "signer key " + verifier.name() + "+" + verifier.id();
    }
}
