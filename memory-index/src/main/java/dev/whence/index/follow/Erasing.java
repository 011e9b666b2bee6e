package dev.whence.index.follow;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import java.io.Closeable;
import java.io.IOException;
import java.util.Set;
import java.util.function.LongPredicate;

/// Whoever keeps something of what is in the index, and must not keep what was erased there.
public interface Erasing extends Closeable {

    /// For an index of which nobody keeps anything.
    Erasing NOWHERE_ELSE = (subjects, indexed, first, inUse) -> {};

    /// Removes what belongs to these data subjects, and to sentences that are not in use, from every file, before it
    /// returns.
    ///
    /// @param indexed up to where the index holds the log
    /// @param first the first position whose decision reads otherwise now
    /// @param inUse whether a sentence with this key is in the index
    void erased(Set<EntityRef> subjects, Position indexed, Position first, LongPredicate inUse) throws IOException;

    /// Lets go of what it keeps; there may be nothing to let go of.
    @Override
    default void close() throws IOException {}
}
