package dev.whence.index.follow;

import dev.whence.index.document.Vocabulary;
import dev.whence.log.DecisionLog;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Decides which of the generations in a folder serves and which is being built beside it, opens these, and removes
/// the others. Used once, by one thread.
final class Opening {

    private final IndexFolder folder;
    private final Vocabulary vocabulary;
    private final DecisionLog log;
    private final IndexSettings settings;
    private @Nullable OpenIndex serving;
    private @Nullable OpenIndex building;
    private @Nullable String unusable;

    Opening(IndexFolder folder, Vocabulary vocabulary, DecisionLog log, IndexSettings settings) {
        this.folder = folder;
        this.vocabulary = vocabulary;
        this.log = log;
        this.settings = settings;
    }

    /// What was opened.
    ///
    /// @param building takes the place of the other once it has come as far; null if there is no need of one
    record Opened(OpenIndex serving, @Nullable OpenIndex building) {}

    /// @param lost hears why what was there cannot be used, so that search begins with nothing
    /// @throws IndexUnavailableException if another process has the folder, or it is no place for an index
    /// @throws IOException if the disk fails
    Opened open(Consumer<String> lost) throws IOException {
        try {
            if (folder.claim()) {
                unusable = "it was made by an earlier version";
            }
            for (Generation generation : folder.generations()) {
                take(generation);
            }
            OpenIndex chosen = chosen(lost);
            Optional<String> outdated = chosen.reached().outdated(vocabulary);
            if (outdated.isPresent() && building == null) {
                building = created(CommitPoint.start(vocabulary, outdated.get()));
            }
            return new Opened(chosen, building);
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(serving, building);
            throw e;
        }
    }

    private OpenIndex chosen(Consumer<String> lost) throws IOException {
        OpenIndex chosen = serving;
        if (chosen == null) {
            if (unusable != null) {
                lost.accept(unusable);
            }
            chosen = building != null ? building : created(CommitPoint.start(vocabulary));
            serving = chosen;
            building = null;
            chosen.serve();
        }
        return chosen;
    }

    private OpenIndex created(CommitPoint start) throws IOException {
        return folder.next().create(start, vocabulary, log, settings);
    }

    /// Newer ones come first: what is older than the one that serves was replaced by it.
    private void take(Generation generation) throws IOException {
        if (serving == null && !generation.isEmpty()) {
            String why;
            try {
                CommitPoint found = generation.committed().orElse(null);
                why = found == null
                        ? "it does not say what it was made of"
                        : found.misfit(log).orElse(null);
                if (found != null && why == null && isWanted(found)) {
                    keep(generation.open(found, vocabulary, log, settings));
                    return;
                }
            } catch (IOException | RuntimeException e) {
                if (!IndexFolder.meansDamage(e) && !meansUnknownFiles(e)) {
                    throw e;
                }
                why = "it is damaged: " + e.getMessage();
            }
            unusable = why == null ? unusable : why;
        }
        folder.delete(generation);
    }

    private boolean isWanted(CommitPoint found) {
        return found.because() == null
                || building == null && found.outdated(vocabulary).isEmpty();
    }

    private void keep(OpenIndex opened) {
        if (opened.reached().because() == null) {
            serving = opened;
        } else {
            building = opened;
        }
    }

    /// What Lucene throws while opening files that name a codec that there is not, or numbers that cannot be.
    private static boolean meansUnknownFiles(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IndexOutOfBoundsException
                || failure instanceof ArithmeticException
                || failure instanceof NegativeArraySizeException;
    }
}
