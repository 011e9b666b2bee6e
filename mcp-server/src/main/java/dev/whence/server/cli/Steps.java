package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;

/// Shows how far work of several steps is, one bar for each. Used by one thread.
final class Steps {

    private final Console console;
    private @Nullable ProgressBar bar;
    private String step = "";

    Steps(Console console) {
        this.console = console;
    }

    void at(String now, long done, long total) {
        ProgressBar current = bar;
        if (current == null || !now.equals(step)) {
            end();
            current = new ProgressBar(console.err(), now);
            bar = current;
            step = now;
        }
        current.at(done, total);
    }

    void end() {
        if (bar != null) {
            bar.end();
            bar = null;
        }
    }
}
