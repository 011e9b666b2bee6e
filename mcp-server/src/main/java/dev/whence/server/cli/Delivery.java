package dev.whence.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Hands a finished text over: to a file, which is there whole or as it was, or to standard output.
final class Delivery {

    private Delivery() {}

    static void of(String text, @Nullable Path file, Console console) throws IOException {
        if (file == null) {
            console.out().print(text);
            console.out().flush();
            return;
        }
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(aside, text);
        Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
        console.say("whence: written to " + file);
    }
}
