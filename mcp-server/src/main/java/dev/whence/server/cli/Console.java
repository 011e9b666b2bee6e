package dev.whence.server.cli;

import java.io.InputStream;
import java.io.PrintStream;

/// The three streams of a process.
///
/// @param out results, or the protocol
/// @param err what is said beside them
record Console(InputStream in, PrintStream out, PrintStream err) {

    /// Says something beside the results.
    void say(String text) {
        err.println(text);
    }

    void result(String text) {
        out.println(text);
    }
}
