package dev.whence.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Commands that `bin/whence` hands to another program; they stand here so that `--help` lists them.
abstract class OtherProgram implements Callable<Integer> {

    private final Console console;

    @Parameters(hidden = true, arity = "0..*")
    private String[] rest = {};

    OtherProgram(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.say("whence: this belongs to another program; start it through bin/whence, not through this jar"
                + (rest.length == 0 ? "" : " (" + String.join(" ", rest) + ")"));
        return CommandLines.FAILED;
    }

    /// `whence eval`.
    @Command(name = "eval", description = "Measures quality against given data (\"whence eval --help\").")
    static final class Eval extends OtherProgram {
        Eval(Console console) {
            super(console);
        }
    }

    /// `whence bench`.
    @Command(name = "bench", description = "Measures speed on this machine (\"whence bench --help\").")
    static final class Bench extends OtherProgram {
        Bench(Console console) {
            super(console);
        }
    }
}
