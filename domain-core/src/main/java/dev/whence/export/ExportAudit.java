package dev.whence.export;

import dev.whence.audit.AuditReport;
import dev.whence.audit.Damage;
import dev.whence.audit.Finding;
import dev.whence.audit.Findings;
import dev.whence.audit.Known;
import dev.whence.audit.LeafTrees;
import dev.whence.log.ProgressListener;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks an export without the log: every leaf is made again and hashed, and the root must be the one that was
/// signed.
/// Owned by one thread; memory does not grow with the file.
public final class ExportAudit {

    private final ExportReader reader;
    private final ExportHeader header;
    private final VerifierKey key;
    private final boolean bounded;
    private final Findings findings = new Findings();
    private final LeafTrees trees;
    private final LineOrder order;
    private @Nullable Instant before;
    private long lines;

    private ExportAudit(InputStream in, @Nullable VerifierKey given, List<String> checkpoints) throws IOException {
        reader = new ExportReader(in);
        header = reader.header();
        key = given == null ? VerifierKey.parse(header.key()) : given;
        if (!key.toString().equals(header.key())) {
            findings.add(Finding.ofAll(
                    Damage.SIGNATURE, "The export is of the log with the key " + header.key() + ", not with " + key));
        }
        List<Known> known = new ArrayList<>();
        checkpoints.forEach(note -> open(note, "a checkpoint that was given", known));
        bounded = !known.isEmpty();
        trees = new LeafTrees(known, _ -> {});
        order = new LineOrder(header, findings);
    }

    /// Audits an export.
    ///
    /// @param in its lines, decompressed
    /// @param key the public key of the log; null for the one that the export names, which proves only that it is
    ///     consistent with itself
    /// @param checkpoints of the log, as they were signed, that the export must begin with
    /// @throws ExportException if it does not begin as an export does
    /// @throws ProofException if the key in it is none
    public static AuditReport of(
            InputStream in, @Nullable VerifierKey key, List<String> checkpoints, ProgressListener progress)
            throws IOException {
        long started = System.nanoTime();
        ExportAudit audit = new ExportAudit(in, key, checkpoints);
        ExportEnd end = audit.read(progress);
        return audit.conclude(end, started);
    }

    private void open(String note, String what, List<Known> known) {
        try {
            Checkpoint opened = Checkpoint.open(SignedNote.parse(note), key.name(), List.of(key));
            known.add(new Known("the checkpoint of " + opened.head().size(), opened.head()));
        } catch (ProofException e) {
            findings.add(Finding.ofAll(Damage.SIGNATURE, what + " is not good: " + e.getMessage()));
        }
    }

    private @Nullable ExportEnd read(ProgressListener progress) {
        try {
            for (List<byte[]> batch = reader.batch(); !batch.isEmpty(); batch = reader.batch()) {
                ReadLine.all(batch, header.head()).forEach(this::next);
                progress.at(order.expected() - 1, header.to());
            }
            return checked(reader.end().orElse(null));
        } catch (IOException | ExportException e) {
            findings.add(Finding.ofAll(
                    Damage.FORM, "The file cannot be read on after line " + (lines + 1) + ": " + e.getMessage()));
            return null;
        }
    }

    private void next(ReadLine line) {
        lines++;
        StoredDecision stored = line.stored();
        if (stored == null) {
            findings.add(Damage.FORM, order.expected(), String.valueOf(line.problem()));
            trees.add(null, null);
            order.assumed();
            return;
        }
        boolean intact = Objects.equals(line.listed(), line.computed());
        if (!intact) {
            if (!header.whole()) {
                findings.add(Damage.CHANGED, order.expected(), "Its bytes do not have the hash that its line gives");
            }
            trees.add(line.computed(), line.listed());
            order.assumed();
            return;
        }
        long missing = order.placed(line.position());
        if (missing >= 0) {
            trees.skip(missing);
            trees.add(line.computed(), line.listed());
            checkTime(stored, line.position());
        }
        if (!header.whole() && !line.proved()) {
            findings.add(
                    Damage.CHANGED, Math.max(1, line.position()), "Its proof does not lead to the root of the log");
        }
    }

    private void checkTime(StoredDecision stored, long position) {
        Instant time;
        try {
            time = stored.time();
        } catch (RuntimeException noTime) {
            findings.add(Damage.TIME_REVERSED, position, "Its bytes are of no time");
            return;
        }
        if (before != null && time.isBefore(before)) {
            findings.add(Damage.TIME_REVERSED, position, "It is of " + time + ", the one before it of " + before);
        }
        before = time;
    }

    private @Nullable ExportEnd checked(@Nullable ExportEnd end) {
        if (end == null) {
            findings.add(Finding.ofAll(Damage.FORM, "The last line is missing: the file was cut off"));
            return null;
        }
        if (end.end() != lines) {
            findings.add(Finding.ofAll(
                    Damage.FORM, "There are " + lines + " decisions, but the last line says " + end.end()));
        }
        if (!end.head().equals(header.head())) {
            findings.add(Finding.ofAll(
                    Damage.FORM, "The first line is of the " + header.head() + ", the last of the " + end.head()));
        }
        if (!end.digest().equals(reader.digest())) {
            findings.add(Finding.ofAll(Damage.FORM, "The lines are not those that were written: their digest differs"));
        }
        return end;
    }

    private AuditReport conclude(@Nullable ExportEnd end, long started) {
        order.finish();
        Known signed = null;
        if (end != null) {
            List<Known> own = new ArrayList<>();
            open(end.checkpoint(), "The checkpoint in the last line", own);
            signed = own.isEmpty()
                    ? null
                    : new Known(
                            "the checkpoint in its last line", own.getFirst().head());
            if (signed != null && !signed.head().equals(end.head())) {
                findings.add(Finding.ofAll(
                        Damage.FORM,
                        "The last line is of the " + end.head() + ", but its checkpoint of the " + signed.head()));
            }
        }
        if (header.whole()) {
            trees.conclude(signed, findings);
        } else if (bounded) {
            findings.add(Finding.ofAll(
                    Damage.UNPROVED,
                    "The export is a part of the log: it proves each of its decisions, but not that the log begins with"
                            + " an earlier checkpoint. \"whence prove --from\" does"));
        }
        return AuditReport.of(trees, end == null ? null : end.head(), findings, started);
    }
}
