package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.ReadQuery;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Follows the log into the index, on a thread of its own, until it is told to end.
///
/// Whatever goes wrong is told to [Progress] and dealt with here: what cannot be read is indexed as it is
/// stored, a damaged index is built anew, anything else is tried again after a pause that doubles up to half a
/// minute.
final class Follower implements Runnable {

    /// How long it sleeps at most while nothing is appended; also the longest it takes to notice that it should
    /// end.
    private static final Duration NAP = Duration.ofMillis(100);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final IndexFolder folder;
    private final DecisionLog log;
    private final Vocabulary vocabulary;
    private final IndexSettings settings;
    private final Progress progress;
    private final @Nullable Meanings meanings;
    private volatile boolean ending;
    private volatile @Nullable OpenIndex open;
    private Duration pause = FIRST_PAUSE;

    /// @param meanings what is to hear of what was erased; null if there is none
    Follower(
            IndexFolder folder,
            DecisionLog log,
            Vocabulary vocabulary,
            IndexSettings settings,
            Progress progress,
            @Nullable Meanings meanings) {
        this.folder = folder;
        this.log = log;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.progress = progress;
        this.meanings = meanings;
    }

    /// Opens the index, so that it can be searched before the thread runs.
    void open() throws IOException {
        OpenIndex opened = folder.open(vocabulary, log, settings, progress::rebuilding);
        progress.opened(opened.reached());
        open = opened;
    }

    /// The index to search; null while there is none because of a problem.
    @Nullable
    OpenIndex index() {
        return open;
    }

    /// Asks the thread to commit what it has and end.
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        while (!ending) {
            try {
                OpenIndex index = open;
                if (index == null) {
                    open();
                } else {
                    index.verify();
                    follow(index);
                }
            } catch (InterruptedException e) {
                ending = true;
                progress.died("the thread that follows the log was interrupted");
            } catch (IOException | RuntimeException e) {
                recover(e);
            }
        }
        close();
    }

    private void follow(OpenIndex index) throws IOException, InterruptedException {
        Schedule schedule = new Schedule(settings);
        while (!ending) {
            Position head = log.await(index.reached().position(), schedule.napWithin(index, NAP));
            if (head.isAfter(index.reached().position())) {
                read(index);
                pause = FIRST_PAUSE;
                if (index.isFresh()) {
                    progress.seen(index.reached(), head); // something was erased, and is to be known as soon as it is
                }
            }
            keepUp(index, schedule, head);
        }
        if (!index.isCommitted()) {
            index.commit();
        }
    }

    private void keepUp(OpenIndex index, Schedule schedule, Position head) throws IOException {
        if (schedule.isRefreshDue(index, head)) {
            index.refresh();
            schedule.refreshed();
            progress.seen(index.reached(), head);
        }
        if (schedule.isCommitDue(index, head)) {
            index.commit();
            schedule.committed();
        }
    }

    /// Indexes the next batch; what cannot be read is indexed as it is stored.
    private void read(OpenIndex index) throws IOException {
        ReadQuery next = ReadQuery.all().after(index.reached().position()).limit(settings.batch());
        for (OpenIndex.Unindexed unindexed :
                index.add(log.readStored(next), log, meanings == null ? folder : meanings)) {
            progress.passed(index.reached(), told(unindexed));
        }
    }

    private static String told(OpenIndex.Unindexed unindexed) {
        return (unindexed.raw()
                        ? "The decision at position " + unindexed.position()
                                + " is found by the words of what is stored only: "
                        : "The decision at position " + unindexed.position()
                                + " cannot be found, because it could not be indexed: ")
                + unindexed.because() + ". Once that is mended, delete the index folder; it is built anew from the log";
    }

    private void recover(Exception failure) {
        if (failure instanceof LogUnavailableException) {
            progress.stalled("The log cannot be read: " + failure.getMessage() + tryingAgain());
        } else {
            mend(failure);
        }
        rest();
    }

    private void mend(Exception failure) {
        try {
            progress.discarded("The index cannot be kept: " + failure + tryingAgain());
            discard();
            if (IndexFolder.meansDamage(failure)) {
                progress.rebuilding("it is damaged: " + failure.getMessage());
                folder.clear();
            }
        } catch (IOException | RuntimeException e) {
            e.addSuppressed(failure);
            progress.discarded("The index cannot be kept: " + e + tryingAgain());
        }
    }

    private String tryingAgain() {
        return ". Trying again in " + pause.toMillis() + " ms";
    }

    private void rest() {
        long until = System.nanoTime() + pause.toNanos();
        while (!ending && System.nanoTime() < until) {
            try {
                Thread.sleep(Math.min(NAP.toMillis(), pause.toMillis()));
            } catch (InterruptedException e) {
                ending = true;
                progress.died("the thread that follows the log was interrupted");
            }
        }
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void discard() throws IOException {
        OpenIndex index = open;
        open = null;
        if (index != null) {
            index.close();
        }
    }

    private void close() {
        try {
            discard();
            if (meanings != null) {
                meanings.close();
            }
            folder.close();
        } catch (IOException | RuntimeException e) {
            progress.stalled("The index could not be closed: " + e);
        }
    }
}
