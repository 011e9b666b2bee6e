package dev.whence.server.cli;

import dev.whence.export.ExportException;
import dev.whence.index.query.IndexUnavailableException;
import dev.whence.log.LogUnavailableException;
import dev.whence.personal.KeysUnavailableException;
import dev.whence.proof.ProofException;
import dev.whence.server.access.CallEndedException;
import dev.whence.server.access.ServerLostException;
import dev.whence.server.http.PortTakenException;
import dev.whence.server.node.FolderException;
import dev.whence.server.subscription.SubscriptionRefusedException;
import dev.whence.subscription.SubscriptionStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/// Runs one command line.
public final class CommandLines {

    static final int FAILED = 1;
    static final int REFUSED = 3;

    /// Held here, since a logger that nobody holds forgets its level. What Lucene has to say about the JVM
    /// concerns nobody.
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    static {
        LUCENE.setLevel(Level.SEVERE);
    }

    private CommandLines() {}

    /// Runs the command that the arguments name and returns the exit code.
    public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        Console console = new Console(in, out, err);
        CommandLine commands = new CommandLine(new Root())
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new ServeCommand(console))
                .addSubcommand(new McpCommand(console))
                .addSubcommand(new ImportCommand(console))
                .addSubcommand(new SearchCommand(console))
                .addSubcommand(ExplainCommand.with(console))
                .addSubcommand(new CallCommand(console))
                .addSubcommand(new AnnotateCommand(console))
                .addSubcommand(new LogCommand(console))
                .addSubcommand(new BackupCommand(console))
                .addSubcommand(new RestoreCommand(console))
                .addSubcommand(new RebuildIndexCommand(console))
                .addSubcommand(SubscriptionsCommand.with(console))
                .addSubcommand(new ForgetCommand(console))
                .addSubcommand(new BackupKeysCommand(console))
                .addSubcommand(new RestoreKeysCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new CheckpointCommand(console))
                .addSubcommand(new ProveCommand(console))
                .addSubcommand(new VerifyProofCommand(console))
                .addSubcommand(new ExportCommand(console))
                .addSubcommand(new VerifyExportCommand(console))
                .addSubcommand(new ImportLogCommand(console))
                .addSubcommand(new OtherProgram.Eval(console))
                .addSubcommand(new OtherProgram.Bench(console));
        commands.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commands.setUsageHelpAutoWidth(true);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((thrown, command, parsed) -> failed(thrown, console));
        return commands.execute(args);
    }

    private static int failed(Exception thrown, Console console) {
        switch (thrown) {
            case FolderException expected -> tell(expected, console);
            case LogUnavailableException expected -> tell(expected, console);
            case KeysUnavailableException expected -> tell(expected, console);
            case IndexUnavailableException expected -> tell(expected, console);
            case PortTakenException expected -> tell(expected, console);
            case SubscriptionRefusedException expected -> tell(expected, console);
            case SubscriptionStoreException expected -> tell(expected, console);
            case ServerLostException expected -> tell(expected, console);
            case CallEndedException expected -> tell(expected, console);
            case IllegalArgumentException expected -> tell(expected, console);
            case ExportException expected -> tell(expected, console);
            case ProofException expected -> tell(expected, console);
            case IOException expected -> tell(expected, console);
            case InterruptedException expected -> console.say("whence: interrupted");
            default -> {
                console.say("whence: this should not happen, please report it with what follows");
                thrown.printStackTrace(console.err());
            }
        }
        return FAILED;
    }

    private static void tell(Exception expected, Console console) {
        String message = expected.getMessage();
        console.say("whence: " + (message == null ? expected.toString() : message.replace('\n', ' ')));
    }
}
