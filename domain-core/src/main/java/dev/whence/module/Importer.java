package dev.whence.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads a file or folder of another system as commands that bring its things in.
public interface Importer {

    /// What it reads, in one line, for help texts.
    String describe();

    /// The import commands in an order in which they can be decided, read as they are consumed; close the stream.
    ///
    /// @throws IOException if the source cannot be read
    /// @throws IllegalArgumentException if it is not what this importer reads; the message names the place
    Stream<Record> commands(Path source) throws IOException;
}
