package dev.whence.evals.retail;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// Tells a person how far the evaluation is: on a terminal in one line that is written over, elsewhere now and then.
final class Progress implements AutoCloseable {

    private static final int LINES_WITHOUT_TERMINAL = 5;

    private final PrintWriter out;
    private final boolean terminal;

    Progress(PrintWriter out) {
        this.out = out;
        this.terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
    }

    /// Says that a step begins.
    void step(String text) {
        say(text);
    }

    /// Says how many of a step's parts are done.
    void done(String what, int done, int total) {
        if (terminal || done == total || done % Math.max(1, total / LINES_WITHOUT_TERMINAL) == 0) {
            say(what + " " + done + "/" + total);
        }
    }

    private void say(String text) {
        if (terminal) {
            out.print("\r\u001b[Keval retail: " + text);
        } else {
            out.println("eval retail: " + text);
        }
        out.flush();
    }

    /// Leaves the terminal's line empty for what comes next.
    @Override
    public void close() {
        if (terminal) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
