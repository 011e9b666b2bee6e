package dev.whence.proof;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// A SHA-256 hash: 32 bytes, compared by content.
///
/// Its text is standard base64 (44 characters), the form that checkpoints use; [#hex] gives the other usual form, and
/// [#parse] reads both.
public final class Hash {

    /// The length of a hash in bytes.
    public static final int BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN)
            .withInvokeExactBehavior();

    private static final int HEX_LENGTH = 64;

    /// The root of the tree that has no leaves: the hash of nothing.
    public static final Hash OF_EMPTY_TREE = parse("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

    private final long first;
    private final long second;
    private final long third;
    private final long fourth;

    private Hash(long first, long second, long third, long fourth) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.fourth = fourth;
    }

    /// The hash that these bytes are.
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("A hash has " + BYTES + " bytes, not " + bytes.length);
        }
        return read(bytes, 0);
    }

    /// Reads base64 or hexadecimal text.
    ///
    /// @throws ProofException if it is neither, or not of 32 bytes
    @JsonCreator
    public static Hash parse(String text) {
        if (text.length() == HEX_LENGTH && text.chars().allMatch(HexFormat::isHexDigit)) {
            return of(HexFormat.of().parseHex(text));
        }
        return fromBase64(text);
    }

    /// Reads base64 text.
    ///
    /// @throws ProofException if it is not the base64 of 32 bytes
    static Hash fromBase64(String text) {
        try {
            return of(StrictBase64.decode(text));
        } catch (IllegalArgumentException e) {
            throw new ProofException(
                    NoteText.quoted(text) + " is not the text of a hash, which is the base64 of 32 bytes: "
                            + e.getMessage(),
                    e);
        }
    }

    static Hash read(byte[] bytes, int offset) {
        return new Hash(
                (long) LONGS.get(bytes, offset),
                (long) LONGS.get(bytes, offset + 8),
                (long) LONGS.get(bytes, offset + 16),
                (long) LONGS.get(bytes, offset + 24));
    }

    void write(byte[] bytes, int offset) {
        LONGS.set(bytes, offset, first);
        LONGS.set(bytes, offset + 8, second);
        LONGS.set(bytes, offset + 16, third);
        LONGS.set(bytes, offset + 24, fourth);
    }

    /// The 32 bytes.
    public byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        write(bytes, 0);
        return bytes;
    }

    /// The hash as 64 hexadecimal digits.
    public String hex() {
        return HexFormat.of().formatHex(bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash
                && first == hash.first
                && second == hash.second
                && third == hash.third
                && fourth == hash.fourth;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    /// The hash in base64.
    @Override
    @JsonValue
    public String toString() {
        return StrictBase64.encode(bytes());
    }
}
