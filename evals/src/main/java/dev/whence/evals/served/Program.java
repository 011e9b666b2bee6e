package dev.whence.evals.served;

import dev.whence.server.cli.CommandLines;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The program `whence`, run in this process. Its output may be read while it runs.
public final class Program {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    /// Runs one command to its end and returns the exit code, like the program itself.
    public int run(String... arguments) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return CommandLines.run(InputStream.nullInputStream(), stream, stream, arguments);
    }

    /// What it has said so far, in one line.
    public String said() {
        return said.toString(StandardCharsets.UTF_8).strip().replaceAll("\\s+", " ");
    }
}
