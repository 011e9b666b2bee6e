package dev.whence.proof;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.HexFormat;

/// A public Ed25519 key and the name it signs notes under: what an auditor needs to check checkpoints.
///
/// Its text is `name+id+key`, such as `example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`.
///
/// @param id tells keys of the same name apart: 8 hexadecimal digits that are computed from the name and the key
public record VerifierKey(String name, String id, PublicKey key) {

    static final int ID_BYTES = 4;

    public VerifierKey {
        if (!id.equals(idOf(NoteText.requireKeyName(name), key))) {
            throw new IllegalArgumentException(
                    "The id of the key of " + name + " is " + idOf(name, key) + ", not " + id);
        }
    }

    /// The key under a name.
    public static VerifierKey of(String name, PublicKey key) {
        return new VerifierKey(name, idOf(NoteText.requireKeyName(name), key), key);
    }

    /// Reads the text form.
    ///
    /// @throws ProofException if it is malformed, of another kind than Ed25519, or its id is not that of its key
    public static VerifierKey parse(String text) {
        KeyText parts = KeyText.read(text, "verifier key");
        try {
            VerifierKey key = of(parts.name(), Ed25519.publicKey(parts.key()));
            parts.requireId(key.id);
            return key;
        } catch (InvalidKeyException e) {
            throw new ProofException(
                    "The verifier key of " + parts.name() + " is not an Ed25519 key: " + e.getMessage(), e);
        }
    }

    private static String idOf(String name, PublicKey key) {
        MessageDigest sha256 = Sha256.digest();
        sha256.update(NoteText.encode(name + "\n"));
        sha256.update(KeyText.withKind(Ed25519.raw(key)));
        return HexFormat.of().formatHex(sha256.digest(), 0, ID_BYTES);
    }

    /// Whether the signature says that it was made with this key.
    boolean isNamedBy(NoteSignature signature) {
        return name.equals(signature.keyName()) && id.equals(signature.keyId());
    }

    boolean verifies(NoteSignature signature, byte[] text) {
        return Ed25519.verify(text, signature.bytes(), key);
    }

    /// The text form, to be given to auditors.
    @Override
    public String toString() {
        return KeyText.write(name, id, Ed25519.raw(key));
    }
}
