package dev.whence.server.proof;

import dev.whence.audit.AuditProgress;
import dev.whence.audit.AuditReport;
import dev.whence.log.ProgressListener;
import dev.whence.server.access.Access;
import dev.whence.server.node.DataFolder;
import dev.whence.store.rocksdb.RocksDbDecisionLog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers for the log of one data folder.
public interface ProofDesk extends AutoCloseable {

    /// The public key of the log; it is made if there is none.
    ///
    /// @param origin the name that the log is to have; null for that which it has, or a random one
    String verifierKey(@Nullable String origin);

    /// The log as it is now, signed: a C2SP `tlog-checkpoint`.
    String checkpoint(@Nullable String origin);

    /// The text of a [ProofFile].
    ///
    /// @param decision its id or position
    /// @throws IllegalArgumentException if there is no such decision
    String prove(String decision);

    /// The text of a [ConsistencyFile].
    ///
    /// @param checkpoint an earlier one, as it was signed
    String proveConsistency(String checkpoint);

    AuditReport verify(VerifyRequest request, AuditProgress progress);

    /// Writes decisions as an export ([dev.whence.export.LogExport]); flushed as they come.
    ///
    /// @throws IOException if the stream cannot be written
    void export(ExportWanted wanted, OutputStream out, ProgressListener progress) throws IOException;

    @Override
    void close();

    /// The desk of a folder that holds data: that of the server that has it open, else one that opens the log
    /// alone.
    static ProofDesk of(DataFolder folder) {
        folder.existing();
        Optional<URI> server = Access.serverOf(folder);
        return server.isPresent()
                ? new RemoteDesk(server.get())
                : new LocalDesk(RocksDbDecisionLog.open(folder.log()), new LogSigner(folder), folder, true);
    }
}
