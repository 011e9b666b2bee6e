package dev.whence.index;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another process with the class path of the tests, which is killed at the end, as if its machine lost power.
final class VictimProcess implements Closeable {

    private final Process process;
    private final BufferedReader out;

    private VictimProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Starts a class with a main method, which is given the folder.
    static VictimProcess start(Class<?> main, Path folder) throws IOException {
        return new VictimProcess(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        main.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// The next line it prints; null if it has ended by itself.
    @Nullable
    String readLine() throws IOException {
        return out.readLine();
    }

    /// Kills it, and waits until it is gone.
    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.close();
    }
}
