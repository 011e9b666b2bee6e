package dev.whence.personal;

import dev.whence.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Encrypts single JSON values with AES-256 in GCM, each with a fresh random nonce, bound to the place where it
/// stands.
///
/// A sealed value is the text `sealed:` and the URL-safe base64 of 12 bytes of nonce, the encrypted JSON of the
/// value, and 16 bytes of tag. The place is authenticated with it, so that a sealed value can be neither changed
/// nor moved.
public final class Sealing {

    static final String PREFIX = "sealed:";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /// Looking one up costs more than using it. What one of them is used for is always finished by the thread that
    /// began it.
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Sealing::newCipher);

    private Sealing() {}

    /// A new key.
    public static SecretKey newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return key(bytes);
    }

    /// The key of these bytes, which are cleared.
    ///
    /// @throws IllegalArgumentException if they are not as many as a key has
    public static SecretKey key(byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("A key has " + KEY_BYTES + " bytes, these are " + bytes.length);
        }
        SecretKey key = new SecretKeySpec(bytes, "AES");
        Arrays.fill(bytes, (byte) 0);
        return key;
    }

    static boolean isSealed(JsonNode value) {
        return value.isString() && value.stringValue().startsWith(PREFIX);
    }

    static JsonNode seal(JsonNode value, SecretKey key, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] plain = value.toString().getBytes(StandardCharsets.UTF_8);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, place);
            ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(plain.length));
            sealed.put(nonce);
            cipher.doFinal(ByteBuffer.wrap(plain), sealed);
            return Json.tree(PREFIX + ENCODER.encodeToString(sealed.array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot encrypt with AES in GCM, which every one must", e);
        }
    }

    /// The value that was sealed with this key for this place.
    ///
    /// @throws IllegalArgumentException if it was sealed for another place or with another key, or was changed
    ///     since
    static JsonNode open(JsonNode sealed, SecretKey key, String place) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.stringValue().substring(PREFIX.length()));
            if (bytes.length < NONCE_BYTES + TAG_BITS / 8) {
                throw new IllegalArgumentException("it is too short");
            }
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), place);
            byte[] plain = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
            return Json.ENVELOPE.readTree(plain);
        } catch (AEADBadTagException e) {
            throw altered(place, "it does not fit its key and place", e);
        } catch (IllegalArgumentException | JacksonException e) {
            throw altered(place, String.valueOf(e.getMessage()), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot decrypt with AES in GCM, which every one must", e);
        }
    }

    private static IllegalArgumentException altered(String place, String how, Exception cause) {
        return new IllegalArgumentException(
                "The encrypted value at " + place + " was altered, or moved there from elsewhere: " + how, cause);
    }

    private static Cipher newCipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no AES in GCM, which every one must have", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
