package dev.whence.server.cli;

import dev.whence.decision.EntityRef;
import dev.whence.server.access.Access;
import dev.whence.server.node.Forgotten;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `whence forget`.
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "Forgets a data subject for good: destroys the key that its personal values are encrypted with,"
                + " so that every copy and backup of the log shows [erased]. Proofs stay valid. The forgetting is a"
                + " decision itself.")
final class ForgetCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "SUBJECT", description = "Whom, for example user:mara_lund_4821.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String subject;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; it is kept for ever, so let it name nobody.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reason;

    @Option(names = "--yes", description = "Do not ask whether this is meant.")
    private boolean sure;

    ForgetCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String written = EntityRef.parse(subject).toString();
        if (!sure && !isMeant(written)) {
            console.say("whence: nothing was done");
            return CommandLines.FAILED;
        }
        Forgotten forgotten;
        try (Access access = Access.to(data.folder())) {
            forgotten = access.forget(written, reason);
        }
        if (!forgotten.accepted()) {
            console.say("whence: refused by decision " + forgotten.position() + " (" + forgotten.decision() + "): "
                    + forgotten.why());
            return CommandLines.REFUSED;
        }
        console.result(done(written, forgotten));
        return 0;
    }

    private boolean isMeant(String written) throws IOException {
        console.say("This cannot be undone: every personal value of " + written + " will read [erased], in this folder"
                + " and in every backup of its log.\nType the subject once more to go on:");
        BufferedReader answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        String answer = answers.readLine();
        return answer != null && answer.strip().equals(written);
    }

    private static String done(String subject, Forgotten forgotten) {
        return """
                Forgot %1$s by decision %2$d (%3$s).
                - The key is destroyed: its personal values read [erased] here and in every backup of the log.
                - States in memory were dropped; %4$s
                - No stored byte of the log was changed: proofs and checkpoints stay valid.
                Out of reach, and yours to look after:
                - ids, such as %1$s itself: they are no personal values to Whence, and stay
                - reasons and other free text that nobody marked, where they do not quote a marked value
                - backups of the keys made before now: whoever has one and the log can read the values; throw them away
                - answers that were given out, and what subscribers did with them""".formatted(
                        subject,
                        forgotten.position(),
                        forgotten.decision(),
                        forgotten.searchCleared()
                                ? "the search index was cleared of it, files included."
                                : "the search index is still being cleared of it, and goes on with that after a restart.");
    }
}
