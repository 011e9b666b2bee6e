package dev.whence.personal;

import dev.whence.decision.EntityRef;
import java.time.Instant;
import javax.crypto.SecretKey;

/// Keeps one key for each data subject, apart from the log. All methods may be called from any thread.
///
/// A key is made once and destroyed at most once; a subject whose key was destroyed never gets another.
public interface SubjectKeys extends AutoCloseable {

    /// What is known of a subject's key.
    sealed interface Standing {

        /// There is one.
        record Kept(SecretKey key) implements Standing {}

        /// There was one, or there would have been, until the subject was forgotten.
        record Destroyed(Instant at) implements Standing {}

        /// There never was one, as far as this store knows.
        record Unknown() implements Standing {}
    }

    /// What is known of the subject's key.
    Standing of(EntityRef subject);

    /// The subject's key, which is made, and is durable, before this returns; or word that it was destroyed.
    ///
    /// @throws KeysUnavailableException if the key cannot be made durable
    Standing ofOrNew(EntityRef subject);

    /// Destroys the subject's key for good, whether there is one or not. Once it returns, the key is in none of the
    /// store's files. A second time changes nothing.
    ///
    /// @throws KeysUnavailableException if that cannot be made durable
    void destroy(EntityRef subject, Instant at);

    @Override
    void close();

    /// No keys: for engines whose log encrypts nothing. Nobody can be forgotten with them.
    static SubjectKeys none() {
        return NoKeys.INSTANCE;
    }
}
