package dev.whence.index.follow;

import dev.whence.decision.EntityRef;
import dev.whence.decision.Position;
import dev.whence.index.document.Vocabulary;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.StoredDecision;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/// Follows the log into the index, on a thread of its own, until it is told to end.
///
/// Whatever goes wrong is told to [Progress] and dealt with here: what cannot be read is indexed as it is
/// stored, a damaged index is built anew, anything else is tried again after a pause that doubles up to half a
/// minute.
public final class Follower implements Runnable {

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
    private final Erasing vectors;
    private final PagesAhead pages;
    private volatile boolean ending;
    private volatile @Nullable OpenIndex open;
    private volatile @Nullable String rebuildWanted;
    private @Nullable Rebuild rebuild;
    private @Nullable OpenIndex replaced;
    private Duration pause = FIRST_PAUSE;

    /// @param vectors they are to hear of what was erased; closed with the index
    public Follower(
            IndexFolder folder,
            DecisionLog log,
            Vocabulary vocabulary,
            IndexSettings settings,
            Progress progress,
            Erasing vectors) {
        this.folder = folder;
        this.log = log;
        this.vocabulary = vocabulary;
        this.settings = settings;
        this.progress = progress;
        this.vectors = vectors;
        this.pages = new PagesAhead(log);
    }

    /// Opens the index, so that it can be searched before the thread runs.
    public void open() throws IOException {
        Opening.Opened opened = new Opening(folder, vocabulary, log, settings).open(progress::rebuilding);
        progress.opened(opened.serving(), log.head());
        open = opened.serving();
        if (opened.building() != null) {
            begin(opened.building());
        }
    }

    private void begin(OpenIndex building) {
        Rebuild begun = new Rebuild(building, log, settings);
        rebuild = begun;
        progress.rebuildIsAt(begun.status(log.head()));
    }

    /// Asks for another index to be built in place of this one, unless one is being built already.
    public void wantRebuild(String because) {
        rebuildWanted = because;
    }

    /// The index to search; null while there is none because of a problem.
    @Nullable
    public OpenIndex index() {
        return open;
    }

    /// Asks the thread to commit what it has and end.
    public void end() {
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
                    follow();
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

    private void follow() throws IOException, InterruptedException {
        Schedule schedule = new Schedule(settings);
        while (!ending) {
            OpenIndex index = Objects.requireNonNull(open, "only this thread closes it");
            Position head = log.await(
                    index.reached().position(), rebuild == null ? schedule.napWithin(index, NAP) : Duration.ZERO);
            if (head.isAfter(index.reached().position())) {
                read(index, head);
                pause = FIRST_PAUSE;
                if (index.isFresh()) {
                    progress.seen(index.reached(), head); // something was erased, and is to be known as soon as it is
                }
            }
            keepUp(index, schedule, head);
            rebuild(index, head);
            removeReplaced(false);
        }
        if (open != null && !open.isCommitted()) {
            open.commit();
        }
        if (rebuild != null) {
            rebuild.index().commit();
        }
    }

    /// Goes on with the index that is being built, once the one that serves is where the log is.
    private void rebuild(OpenIndex serving, Position head) throws IOException {
        beginIfWanted();
        Rebuild building = rebuild;
        if (building == null || head.isAfter(serving.reached().position())) {
            return;
        }
        try {
            if (building.step(serving.reached().position())) {
                building.serve();
                swap(building, serving);
            } else {
                progress.rebuildIsAt(building.status(head));
            }
        } catch (LogUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            giveUp(building, e);
        }
    }

    private void beginIfWanted() throws IOException {
        String because = rebuildWanted;
        if (because != null) {
            rebuildWanted = null;
            if (rebuild == null) {
                begin(folder.next().create(CommitPoint.start(vocabulary, because), vocabulary, log, settings));
            }
        }
    }

    private void swap(Rebuild built, OpenIndex before) throws IOException {
        removeReplaced(true);
        rebuild = null;
        open = built.index();
        replaced = before;
        progress.swapped(built.index(), built.because());
    }

    /// Removes the index that served before, once nobody looks at it any more.
    ///
    /// @param now also if somebody does: what is open can be read to its end, but is not in the folder any more
    private void removeReplaced(boolean now) throws IOException {
        OpenIndex before = replaced;
        if (before != null && (now || !before.isInUse())) {
            replaced = null;
            before.close();
            folder.delete(before.generation());
        }
    }

    private void giveUp(Rebuild building, Exception failure) throws IOException {
        rebuild = null;
        progress.rebuildGivenUp("The search index could not be built anew (" + building.because() + "): " + failure
                + ". The one that was there goes on; mend what is said here, and give \"whence rebuild-index\"");
        building.index().close();
        folder.delete(building.index().generation());
    }

    /// Sees to it that what was erased in the index that serves is in no other either.
    private void erased(Set<EntityRef> subjects, Position indexed, Position first, LongPredicate inUse)
            throws IOException {
        removeReplaced(true);
        Rebuild building = rebuild;
        if (building == null) {
            vectors.erased(subjects, indexed, first, inUse);
        } else {
            building.erase(subjects);
            vectors.erased(
                    subjects,
                    indexed,
                    Position.of(1), // what the new index will need is not known yet
                    key -> inUse.test(key) || building.index().holds(key));
        }
    }

    private void keepUp(OpenIndex index, Schedule schedule, Position head) throws IOException {
        boolean refresh = schedule.isRefreshDue(index, head);
        boolean commit = schedule.isCommitDue(index, head);
        if ((refresh || commit) && Schedule.isFarBehind(index, head) && !index.isFlushed()) {
            return; // the buffers are written out beside the adding, which goes on
        }
        if (refresh) {
            index.refresh();
            schedule.refreshed();
            progress.seen(index.reached(), head);
        }
        if (commit) {
            index.commit();
            schedule.committed();
        }
    }

    /// Indexes the next batch; what cannot be read is indexed as it is stored.
    private void read(OpenIndex index, Position head) throws IOException, InterruptedException {
        boolean farBehind = Schedule.isFarBehind(index, head);
        index.buffer(farBehind ? settings.catchUpMegabytes() : settings.bufferMegabytes());
        List<StoredDecision> page = pages.read(index.reached().position(), settings.batch(), farBehind);
        for (OpenIndex.Unindexed unindexed : index.add(page, log, this::erased)) {
            progress.passed(index.reached(), told(unindexed));
        }
    }

    private static String told(OpenIndex.Unindexed unindexed) {
        return (unindexed.raw()
                        ? "The decision at position " + unindexed.position()
                                + " is found by the words of what is stored only: "
                        : "The decision at position " + unindexed.position()
                                + " cannot be found, because it could not be indexed: ")
                + unindexed.because() + ". Once that is mended, give \"whence rebuild-index\"";
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
            OpenIndex broken = open;
            discard();
            if (IndexFolder.meansDamage(failure)) {
                progress.rebuilding("it is damaged: " + failure.getMessage());
                if (broken == null) {
                    folder.clear();
                } else {
                    folder.delete(broken.generation());
                }
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
        Rebuild building = rebuild;
        OpenIndex before = replaced;
        open = null;
        rebuild = null;
        replaced = null;
        progress.rebuildGivenUp(null);
        IOUtils.close(index, building == null ? null : building.index(), before);
    }

    private void close() {
        try {
            pages.close();
            discard();
            vectors.close();
            folder.close();
        } catch (IOException | RuntimeException e) {
            progress.stalled("The index could not be closed: " + e);
        }
    }
}
