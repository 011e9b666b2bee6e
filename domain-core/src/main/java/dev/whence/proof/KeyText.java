package dev.whence.proof;

import java.util.Arrays;
import java.util.regex.Pattern;

/// The text form of a key: its name, its id and the base64 of its kind and bytes, with a `+` between them.
final class KeyText {

    private static final byte ED25519 = 1;
    private static final int PARTS = 3;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}");

    private final String name;
    private final String id;
    private final byte[] key;

    private KeyText(String name, String id, byte[] key) {
        this.name = name;
        this.id = id;
        this.key = key;
    }

    static String write(String name, String id, byte[] key) {
        return name + "+" + id + "+" + StrictBase64.encode(withKind(key));
    }

    /// @param what the kind of key that is expected, for messages, which never show the text: it may be secret
    static KeyText read(String text, String what) {
        String[] parts = text.split("\\+", PARTS);
        if (parts.length != PARTS || !ID.matcher(parts[1]).matches()) {
            throw new ProofException("This is not a " + what
                    + ": it looks like name+id+key, where id has 8 hexadecimal digits and key is in base64");
        }
        return new KeyText(NoteText.requireKeyName(parts[0]), parts[1], bytes(parts[2], what));
    }

    private static byte[] bytes(String base64, String what) {
        byte[] bytes;
        try {
            bytes = StrictBase64.decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProofException("The key in this " + what + " is not in base64: " + e.getMessage(), e);
        }
        if (bytes.length == 0 || bytes[0] != ED25519) {
            throw new ProofException("This " + what + " is of kind " + (bytes.length == 0 ? "none" : bytes[0] & 0xFF)
                    + ", but notes are checked with Ed25519 keys only, which are of kind " + ED25519);
        }
        if (bytes.length != 1 + Ed25519.KEY_BYTES) {
            throw new ProofException("The key in this " + what + " has " + (bytes.length - 1) + " bytes instead of "
                    + Ed25519.KEY_BYTES);
        }
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    String name() {
        return name;
    }

    byte[] key() {
        return key.clone();
    }

    /// Refuses the text if its id is not that of the key in it: one of them was changed.
    void requireId(String computed) {
        if (!id.equals(computed)) {
            throw new ProofException("The key of " + NoteText.quoted(name) + " has the id " + computed
                    + ", but its text says " + id + ": a part of the text was changed or mistyped");
        }
    }

    /// The bytes that stand for the key where its kind must be told.
    static byte[] withKind(byte[] key) {
        byte[] bytes = new byte[1 + key.length];
        bytes[0] = ED25519;
        System.arraycopy(key, 0, bytes, 1, key.length);
        return bytes;
    }
}
