package dev.whence.export;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.ProgressListener;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Hash;
import dev.whence.proof.Sha256;
import dev.whence.proof.TreeHasher;
import dev.whence.proof.TreeHead;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.List;

/// Writes decisions of a log as JSON lines, in memory that does not grow with the log.
public final class LogExport {

    private static final int PAGE = 1_024;

    private LogExport() {}

    /// Writes what the request asks for; what is appended meanwhile is not in it.
    ///
    /// @return how many decisions were written
    /// @throws IOException if the stream cannot be written
    /// @throws dev.whence.log.LogUnavailableException if a decision cannot be read; what was written has then no
    ///     last line
    public static long write(DecisionLog log, ExportRequest request, OutputStream out, ProgressListener progress)
            throws IOException {
        ExportHeader header = request.header();
        TreeHead head = request.opened().head();
        MessageDigest digest = Sha256.digest();
        DigestOutputStream lines = new DigestOutputStream(out, digest);
        lines.write((header.line() + "\n").getBytes(StandardCharsets.UTF_8));
        long count = 0;
        ReadQuery next = request.selection().upTo(Position.of(header.to())).limit(PAGE);
        for (List<StoredDecision> page = log.readStored(next); !page.isEmpty(); page = log.readStored(next)) {
            for (byte[] line : encoded(page, header.whole(), head, log)) {
                lines.write(line);
            }
            count += page.size();
            Position last = page.getLast().position();
            progress.at(last.value(), header.to());
            next = next.beyond(last);
        }
        out.write((new ExportEnd(
                                        count,
                                        head,
                                        Hash.of(digest.digest()),
                                        request.checkpoint().toString())
                                .line() + "\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        return count;
    }

    private static List<byte[]> encoded(List<StoredDecision> page, boolean whole, TreeHead head, DecisionLog log) {
        return page.parallelStream()
                .map(stored -> ExportLine.of(
                                stored,
                                new TreeHasher(),
                                whole
                                        ? null
                                        : log.prover()
                                                .inclusion(stored.position().value() - 1, head.size()))
                        .encode())
                .toList();
    }
}
