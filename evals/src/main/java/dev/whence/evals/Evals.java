package dev.whence.evals;

import dev.whence.evals.ending.ExitCode;
import dev.whence.evals.ending.UnusableInputException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The command line of the evals: `whence eval …` measures quality, `whence bench …` measures speed.
@Command(
        name = "whence",
        description = "Measures Whence from outside.",
        mixinStandardHelpOptions = true,
        subcommands = {EvalCommand.class, BenchCommand.class})
public final class Evals {

    private Evals() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /// The command line, for a caller who wants to know what it prints and how it ends.
    public static CommandLine commandLine() {
        return new CommandLine(new Evals()).setExecutionExceptionHandler(new Failures());
    }

    /// Tells what went wrong: in one line where the caller can put it right, else with the stack trace.
    private static final class Failures implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
            PrintWriter err = command.getErr();
            String name = command.getCommandSpec().qualifiedName();
            if (failure instanceof UnusableInputException) {
                err.println(name + ": " + failure.getMessage());
                err.flush();
                return ExitCode.UNUSABLE_INPUT;
            }
            err.println(name + ": the measurement broke; nothing is known about what it measures.");
            failure.printStackTrace(err);
            err.flush();
            return ExitCode.BROKEN;
        }
    }
}
