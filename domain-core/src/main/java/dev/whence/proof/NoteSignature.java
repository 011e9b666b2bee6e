package dev.whence.proof;

import java.util.Arrays;
import java.util.HexFormat;

/// One signature line of a note.
///
/// @param keyName who signed, as the line says
/// @param base64  the id of the key, 4 bytes, and the signature
public record NoteSignature(String keyName, String base64) {

    private static final String DASH = "— ";

    public NoteSignature {
        NoteText.requireKeyName(keyName);
        try {
            if (StrictBase64.decode(base64).length <= VerifierKey.ID_BYTES) {
                throw new IllegalArgumentException("it is too short for the id of a key and a signature");
            }
        } catch (IllegalArgumentException e) {
            throw new ProofException(
                    NoteText.quoted(base64) + " is not the base64 of a signature by " + NoteText.quoted(keyName) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] id = HexFormat.of().parseHex(key.id());
        byte[] bytes = Arrays.copyOf(id, id.length + signature.length);
        System.arraycopy(signature, 0, bytes, id.length, signature.length);
        return new NoteSignature(key.name(), StrictBase64.encode(bytes));
    }

    /// Reads a line without its end.
    static NoteSignature parse(String line) {
        int space = line.indexOf(' ', DASH.length());
        if (!line.startsWith(DASH) || space < 0) {
            throw new ProofException(NoteText.quoted(line)
                    + " is not the signature line of a note: that is an em dash, the name of the key and the signature"
                    + " in base64, with one space between");
        }
        return new NoteSignature(line.substring(DASH.length(), space), line.substring(space + 1));
    }

    /// The id of the key, as [VerifierKey#id] has it.
    public String keyId() {
        return HexFormat.of().formatHex(StrictBase64.decode(base64), 0, VerifierKey.ID_BYTES);
    }

    /// The signature itself.
    byte[] bytes() {
        byte[] bytes = StrictBase64.decode(base64);
        return Arrays.copyOfRange(bytes, VerifierKey.ID_BYTES, bytes.length);
    }

    String keyLabel() {
        return keyName + "+" + keyId();
    }

    /// The line without its end.
    @Override
    public String toString() {
        return DASH + keyName + " " + base64;
    }
}
