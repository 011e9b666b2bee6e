package dev.whence.subscription;

import dev.whence.decision.Position;
import java.time.Duration;
import java.time.Instant;

/// Where a worker is, and how much of that is stored. Owned by the worker's thread.
///
/// After a crash, what was handled beyond the stored position comes again. So the position is stored at the end of
/// each page that was handed over, and once a second within one; positions that were only passed over can wait
/// longer.
final class Place {

    private static final Duration LATE = Duration.ofSeconds(1);

    private final Bookmark bookmark;
    private final Insistence insistence;
    private final Progress progress;
    private final Timing timing;
    private Position position = Position.NONE;
    private Position stored = Position.NONE;
    private Instant storedAt = Instant.EPOCH;
    private boolean effects;

    Place(Bookmark bookmark, Insistence insistence, Progress progress, Timing timing) {
        this.bookmark = bookmark;
        this.insistence = insistence;
        this.progress = progress;
        this.timing = timing;
    }

    Position position() {
        return position;
    }

    void load() throws InterruptedException {
        stands(insistence.on(bookmark::load), true);
    }

    /// Everything up to the position was handed over and done.
    void handled(Position upTo) {
        stands(upTo, bookmark.movesWithEffects());
        effects = !bookmark.movesWithEffects();
    }

    /// Everything up to the position was passed over.
    void passed(Position upTo) {
        stands(upTo, false);
    }

    void park(ParkedDecision parked) throws InterruptedException {
        insistence.on(() -> {
            bookmark.park(parked);
            return parked;
        });
        stands(parked.position(), true);
    }

    /// Finds out whether effects came about although the handler's last call failed.
    void lookAgain() throws InterruptedException {
        insistence
                .on(bookmark::reached)
                .filter(reached -> reached.isAfter(position))
                .ifPresent(reached -> stands(reached, true));
    }

    void storeIfLate() throws InterruptedException {
        if (!timing.now().isBefore(storedAt.plus(LATE))) {
            store();
        }
    }

    void storeAtEndOfPage() throws InterruptedException {
        if (effects) {
            store();
        } else {
            storeIfLate();
        }
    }

    void store() throws InterruptedException {
        if (!position.equals(stored)) {
            insistence.on(() -> {
                bookmark.save(position);
                return position;
            });
            stands(position, true);
        }
    }

    /// Stores the position if that succeeds at once: nobody waits for a worker that leaves. Else it is shown, and
    /// some decisions will come again.
    void storeOnLeaving() {
        if (position.equals(stored)) {
            return;
        }
        try {
            bookmark.save(position);
            stands(position, true);
        } catch (Exception e) {
            progress.failed(e);
        }
    }

    private void stands(Position at, boolean isStored) {
        position = at;
        progress.at(at);
        if (isStored) {
            stored = at;
            storedAt = timing.now();
            effects = false;
        }
    }
}
