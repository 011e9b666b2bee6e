package dev.whence.proof;

import java.util.Base64;

/// Standard base64 (RFC 4648, section 4) in its one canonical form: what decodes encodes to the same text again.
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws IllegalArgumentException if the text is not canonical base64
    static byte[] decode(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("its padding or its last character is not as base64 writes them");
        }
        return bytes;
    }
}
