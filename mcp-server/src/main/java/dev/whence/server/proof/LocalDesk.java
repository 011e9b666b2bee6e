package dev.whence.server.proof;

import dev.whence.audit.AuditOptions;
import dev.whence.audit.AuditProgress;
import dev.whence.audit.AuditReport;
import dev.whence.audit.Known;
import dev.whence.audit.LogAudit;
import dev.whence.decision.DecisionId;
import dev.whence.decision.Position;
import dev.whence.export.ExportRequest;
import dev.whence.export.LogExport;
import dev.whence.log.DecisionLog;
import dev.whence.log.ProgressListener;
import dev.whence.log.ReadQuery;
import dev.whence.log.StoredDecision;
import dev.whence.proof.Checkpoint;
import dev.whence.proof.ConsistencyProof;
import dev.whence.proof.InclusionProof;
import dev.whence.proof.ProofException;
import dev.whence.proof.SignedNote;
import dev.whence.proof.TreeHead;
import dev.whence.proof.Verification;
import dev.whence.proof.VerifierKey;
import dev.whence.server.node.DataFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A desk at a log that this process has open.
public final class LocalDesk implements ProofDesk {

    private final DecisionLog log;
    private final LogSigner signer;
    private final DataFolder folder;
    private final boolean closing;

    /// @param closing whether the log is closed together with this
    public LocalDesk(DecisionLog log, LogSigner signer, DataFolder folder, boolean closing) {
        this.log = log;
        this.signer = signer;
        this.folder = folder;
        this.closing = closing;
    }

    /// The log itself.
    public DecisionLog log() {
        return log;
    }

    @Override
    public String verifierKey(@Nullable String origin) {
        return signer.verifier(origin).toString();
    }

    @Override
    public String checkpoint(@Nullable String origin) {
        return signer.sign(log, origin).toString();
    }

    @Override
    public String prove(String decision) {
        Position position = position(decision);
        StoredDecision stored = log.storedAt(position).orElseThrow(() -> unknown(decision));
        SignedNote note = signer.sign(log, null);
        TreeHead head = Checkpoint.parse(note.text()).head();
        InclusionProof proof = log.prover().inclusion(position.value() - 1, head.size());
        ProofFile file = ProofFile.of(stored, proof, note);
        if (file.check(signer.verifier(null)) instanceof Verification.Refuted(String reason)) {
            throw new ProofException("The decision at position " + position + " cannot be proved: " + reason
                    + ". \"whence verify\" says what was changed");
        }
        return file.text();
    }

    private Position position(String decision) {
        if (!decision.isEmpty() && decision.length() < 19 && decision.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Position.of(Long.parseLong(decision));
        }
        return log.find(DecisionId.parse(decision))
                .orElseThrow(() -> unknown(decision))
                .position();
    }

    private IllegalArgumentException unknown(String decision) {
        return new IllegalArgumentException("There is no decision '" + decision + "' in the log, which has "
                + log.head() + "; name one by its id or its position");
    }

    @Override
    public String proveConsistency(String checkpoint) {
        Checkpoint earlier = VerifyRequest.open(checkpoint, signer.verifier(null));
        SignedNote note = signer.sign(log, null);
        TreeHead head = Checkpoint.parse(note.text()).head();
        if (earlier.head().size() > head.size()) {
            throw new ProofException("The checkpoint is of " + earlier.head().size() + " decisions, but the log has "
                    + head.size() + ": its end is missing");
        }
        ConsistencyProof proof = log.prover().consistency(earlier.head().size(), head.size());
        proof.check(earlier.head(), head).orThrow();
        return new ConsistencyFile(checkpoint, proof.path(), note.toString()).text();
    }

    @Override
    public AuditReport verify(VerifyRequest request, AuditProgress progress) {
        List<Known> known = new ArrayList<>();
        signer.last().ifPresent(last -> known.add(new Known("the checkpoint that was signed last here", last.head())));
        for (String note : request.checkpoints()) {
            Checkpoint checkpoint = VerifyRequest.open(note, key(request));
            known.add(new Known("the checkpoint of " + checkpoint.head().size(), checkpoint.head()));
        }
        AuditOptions options = request.deep() ? AuditOptions.deep() : AuditOptions.plain();
        return LogAudit.of(log, options.knowing(known), progress);
    }

    @Override
    public void export(ExportWanted wanted, OutputStream out, ProgressListener progress) throws IOException {
        ReadQuery query = wanted.query();
        SignedNote note = signer.sign(log, null);
        String domain = folder.existing().domain();
        LogExport.write(log, new ExportRequest(domain, query, note, signer.verifier(null)), out, progress);
    }

    private VerifierKey key(VerifyRequest request) {
        return request.key() == null
                ? signer.existing()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "This folder has no key yet, so whose checkpoint that is must be said with --key"))
                : VerifierKey.parse(request.key());
    }

    @Override
    public void close() {
        if (closing) {
            log.close();
        }
    }
}
