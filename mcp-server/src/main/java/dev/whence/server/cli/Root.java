package dev.whence.server.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What stands before the command: `whence --help`, `whence --version`.
@Command(
        name = "whence",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        description = "A domain memory for AI agents: every command checked, every decision recorded and explained.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "\"whence COMMAND --help\" tells more of one. Results go to standard output, all else to standard error.",
            "Exit codes: 0 done, 1 could not be done, 2 wrong command line, 3 refused."
        })
final class Root implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    /// The version of this program.
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"whence " + number()};
        }

        static String number() {
            return Optional.ofNullable(Root.class.getPackage().getImplementationVersion())
                    .orElse("0 (not packaged)");
        }
    }
}
