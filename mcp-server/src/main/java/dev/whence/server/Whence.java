package dev.whence.server;

import dev.whence.server.cli.CommandLines;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The program: `whence demo`, `whence serve`, and the others that `whence --help` lists.
public final class Whence {

    private Whence() {}

    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.setErr(err);
        // Standard output belongs to results and, over stdio, to the protocol: whatever a library prints goes
        // elsewhere.
        System.setOut(err);
        System.exit(CommandLines.run(System.in, out, err, args));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
