package dev.whence.audit;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.LogUnavailableException;
import dev.whence.log.StorageFault;
import dev.whence.proof.Hash;
import dev.whence.proof.Tile;
import dev.whence.proof.TileId;
import dev.whence.proof.TreeDamagedException;
import dev.whence.proof.TreeHead;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a log from end to end and says whether it is what was written.
///
/// Every leaf is hashed anew. The root must be that of the log's tree, and at the size of each known checkpoint the
/// one that was seen then. The kept hashes are compared on the way: they tell which decision was changed. What is
/// appended meanwhile is not looked at. Owned by one thread.
public final class LogAudit {

    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final String OWN = "the head of its tree";

    private final DecisionLog log;
    private final AuditOptions options;
    private final AuditProgress progress;
    private final Findings findings = new Findings();
    private final long last;
    private final TreeHead claimed;
    private final LeafTrees trees;
    private @Nullable Tile keptTile;
    private @Nullable Instant before;
    private long position;

    private LogAudit(DecisionLog log, AuditOptions options, AuditProgress progress) {
        this.log = log;
        this.options = options;
        this.progress = progress;
        TreeHead head = log.treeHead();
        Position end = log.head();
        long patience = System.nanoTime() + SETTLING.toNanos();
        while (head.size() != end.value() && System.nanoTime() < patience) { // an append is just under way
            Thread.onSpinWait();
            head = log.treeHead();
            end = log.head();
        }
        claimed = head;
        last = end.value();
        List<Known> known = new ArrayList<>(options.known());
        known.add(new Known(OWN, claimed));
        trees = new LeafTrees(known, this::compareUpperTile);
    }

    /// Audits the log as it is now.
    ///
    /// @throws LogUnavailableException if the log is closed meanwhile
    public static AuditReport of(DecisionLog log, AuditOptions options, AuditProgress progress) {
        return new LogAudit(log, options, progress).run();
    }

    private AuditReport run() {
        long started = System.nanoTime();
        if (options.files()) {
            told(Damage.STORAGE, log.checkFiles((done, total) -> progress.at("checking files", done, total)));
        }
        try (StoredLeaves leaves = new StoredLeaves(log, last, options.decoding())) {
            leaves.forEachPage(page -> {
                page.forEach(this::next);
                progress.at("verifying", position, last);
            });
        }
        trees.conclude(new Known(OWN, claimed), findings);
        if (options.indexes()) {
            told(Damage.INDEX, log.checkIndexes((done, total) -> progress.at("checking indexes", done, total)));
        }
        return AuditReport.of(trees, claimed, findings, started);
    }

    private void told(Damage damage, List<StorageFault> faults) {
        faults.forEach(fault -> findings.add(new Finding(damage, fault.first(), fault.last(), fault.found())));
    }

    private void next(CheckedLeaf leaf) {
        position++;
        trees.add(leaf.hash(), keptHash());
        if (leaf.hash() == null) {
            findings.add(Damage.UNREADABLE, position, String.valueOf(leaf.problem()));
            return;
        }
        if (leaf.position() != position) {
            findings.add(Damage.REORDERED, position, "Its bytes say that they belong at position " + leaf.position());
        }
        checkTime(leaf.time());
        if (leaf.problem() != null) {
            findings.add(Damage.UNDECODABLE, position, "It cannot be read as a decision: " + leaf.problem());
        }
    }

    private void checkTime(@Nullable Instant time) {
        if (time == null) {
            findings.add(Damage.TIME_REVERSED, position, "Its bytes are of no time");
            return;
        }
        if (before != null && time.isBefore(before)) {
            findings.add(Damage.TIME_REVERSED, position, "It is of " + time + ", the one before it of " + before);
        }
        before = time;
    }

    private @Nullable Hash keptHash() {
        int place = (int) ((position - 1) % Tile.MAX_WIDTH);
        if (place == 0) {
            TileId id = new TileId(0, (position - 1) / Tile.MAX_WIDTH);
            keptTile = position + Tile.MAX_WIDTH - 1 <= last ? kept(id) : null;
        }
        return keptTile == null ? null : keptTile.hash(place);
    }

    private @Nullable Tile kept(TileId id) {
        try {
            Tile tile = log.prover().tile(id).orElse(null);
            if (tile != null && tile.isComplete()) {
                return tile;
            }
            damagedTile(id, tile == null ? "is missing" : "has only " + tile.width() + " hashes");
        } catch (TreeDamagedException | LogUnavailableException e) {
            log.head();
            damagedTile(id, "cannot be read: " + e.getMessage());
        }
        return null;
    }

    /// Level 0 is compared hash by hash; here the levels above, as long as there is no difference below.
    private void compareUpperTile(Tile tile) {
        if (tile.id().level() == 0) {
            return;
        }
        Tile kept = kept(tile.id());
        if (kept != null && !kept.equals(tile)) {
            damagedTile(tile.id(), "is not what the decisions lead to");
        }
    }

    private void damagedTile(TileId id, String what) {
        findings.add(Finding.ofAll(Damage.TREE, "The kept " + id + " of the tree " + what));
    }
}
