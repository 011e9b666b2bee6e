package dev.whence.export;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ProgressListener;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.SignedNote;
import dev.whence.proof.TreeHead;
import dev.whence.proof.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Takes the decisions of a whole export into a log that has none, or the first of them from an import that was
/// interrupted. Every line is checked before it is taken, the root at the end.
public final class LogImport {

    private LogImport() {}

    /// Imports.
    ///
    /// @param in the lines, decompressed
    /// @param key the public key of the log that was exported; null for the one that the export names
    /// @return what the export says of itself
    /// @throws ExportException if the export is not sound, not whole, or the log holds something else; what was
    ///     taken until then is in the log
    public static ExportHeader into(
            DecisionLog log, InputStream in, @Nullable VerifierKey key, ProgressListener progress) throws IOException {
        ExportReader reader = new ExportReader(in);
        ExportHeader header = reader.header();
        if (!header.whole()) {
            throw new ExportException("The export is a part of a log, but only a whole one can be imported");
        }
        long last = 0;
        for (List<byte[]> batch = reader.batch(); !batch.isEmpty(); batch = reader.batch()) {
            last = take(ReadLine.all(batch, header.head()), last, log);
            progress.at(last, header.to());
        }
        ExportEnd end =
                reader.end().orElseThrow(() -> new ExportException("The export was cut off: its last line is missing"));
        requireSame(end, header, reader, log);
        VerifierKey known = key == null ? VerifierKey.parse(header.key()) : key;
        TreeHead signed = Checkpoint.open(SignedNote.parse(end.checkpoint()), known.name(), List.of(known))
                .head();
        if (!signed.equals(end.head())) {
            throw new ExportException("The checkpoint in the export is of another log: of the " + signed);
        }
        return header;
    }

    private static long take(List<ReadLine> lines, long before, DecisionLog log) {
        long last = before;
        long head = log.head().value();
        List<StoredDecision> fresh = new ArrayList<>();
        for (ReadLine line : lines) {
            StoredDecision stored = line.stored();
            if (stored == null
                    || line.position() != last + 1
                    || !String.valueOf(line.computed()).equals(String.valueOf(line.listed()))) {
                throw new ExportException("The export was changed at the line of position " + (last + 1)
                        + "; \"whence verify-export\" tells more");
            }
            last++;
            if (last > head) {
                fresh.add(stored);
            } else if (!log.storedAt(Position.of(last)).equals(Optional.of(stored))) {
                throw new ExportException("The folder holds another decision at position " + last
                        + " than the export: an import of another export was begun there. Remove the folder, or name"
                        + " another");
            }
        }
        log.appendStored(fresh);
        return last;
    }

    private static void requireSame(ExportEnd end, ExportHeader header, ExportReader reader, DecisionLog log) {
        if (!end.head().equals(header.head()) || !end.digest().equals(reader.digest())) {
            throw new ExportException(
                    "The export was changed after it was written; \"whence verify-export\" tells more");
        }
        if (!log.treeHead().equals(end.head())) {
            throw new ExportException("The export is of the " + end.head() + ", but its decisions make the "
                    + log.treeHead() + ": it was changed; \"whence verify-export\" tells more");
        }
    }
}
