package dev.whence.server.cli;

import dev.whence.log.StoredDecision;
import dev.whence.proof.Verification;
import dev.whence.proof.Verification.Refuted;
import dev.whence.proof.Verification.Verified;
import dev.whence.proof.VerifierKey;
import dev.whence.server.proof.ConsistencyFile;
import dev.whence.server.proof.ProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence verify-proof`.
@Command(
        name = "verify-proof",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Checks what \"whence prove\" printed, with the public key of the log and nothing else.")
final class VerifyProofCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "KEY",
            description = "The public key of the log, as \"whence checkpoint --key\" printed it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    VerifyProofCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        VerifierKey known = VerifierKey.parse(key.strip());
        String text = Files.readString(file);
        return text.startsWith("{")
                ? told(ConsistencyFile.parse(text).check(known), "")
                : ofDecision(ProofFile.parse(text), known);
    }

    private int ofDecision(ProofFile proof, VerifierKey known) {
        Verification checked = proof.check(known);
        StoredDecision decision = proof.decision();
        return told(checked, checked.holds() ? decision.time() + " " + decision.bodyText() : "");
    }

    private int told(Verification checked, String proved) {
        switch (checked) {
            case Verified(String statement) -> {
                console.result("Proved: " + statement);
                if (!proved.isEmpty()) {
                    console.result(proved);
                }
                return 0;
            }
            case Refuted(String reason) -> {
                console.result("NOT PROVED: " + reason);
                return CommandLines.FAILED;
            }
        }
    }
}
