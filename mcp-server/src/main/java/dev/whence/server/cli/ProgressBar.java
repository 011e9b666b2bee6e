package dev.whence.server.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;

/// Shows on standard error how far a long piece of work is: a bar on a terminal, else a line at every tenth. Used
/// by one thread.
final class ProgressBar {

    private static final int WIDTH = 40;

    private final PrintStream err;
    private final String what;
    private final boolean terminal;
    private int shown = -1;

    ProgressBar(PrintStream err, String what) {
        this(
                err,
                what,
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .isPresent());
    }

    ProgressBar(PrintStream err, String what, boolean terminal) {
        this.err = err;
        this.what = what;
        this.terminal = terminal;
    }

    void at(long done, long total) {
        int steps = terminal ? 100 : 10;
        int step = total == 0 ? steps : (int) (Math.min(done, total) * steps / total);
        if (step == shown) {
            return;
        }
        shown = step;
        if (terminal) {
            int full = step * WIDTH / steps;
            err.print("\r" + what + " [" + "#".repeat(full) + " ".repeat(WIDTH - full) + "] " + step + "%");
            err.flush();
        } else {
            err.println(String.format(Locale.ROOT, "%s: %d%% (%,d of %,d)", what, step * 10, done, total));
        }
    }

    void end() {
        if (terminal && shown >= 0) {
            err.println();
        }
    }
}
