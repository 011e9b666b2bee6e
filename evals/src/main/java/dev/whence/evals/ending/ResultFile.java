package dev.whence.evals.ending;

import dev.whence.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that a whole result is written to.
public final class ResultFile {

    private ResultFile() {}

    /// Finds out before the measurement, not after it.
    ///
    /// @throws UnusableInputException if it cannot be written
    public static void requireWritable(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException unwritable) {
            throw new UnusableInputException(
                    file + " cannot be written (" + unwritable + "); name another file with --json.", unwritable);
        }
    }

    /// Writes all of a result as JSON, and ends the file with a newline.
    public static void write(Path file, Object result) throws IOException {
        Files.writeString(file, Json.ENVELOPE.writerWithDefaultPrettyPrinter().writeValueAsString(result) + "\n");
    }
}
