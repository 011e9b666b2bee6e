package dev.whence.server.mcp;

import dev.whence.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JsonParser;

/// The way out of a stdio server: writes whole lines only, and knows how many answers of the SDK are still to come.
/// May be called from any thread.
final class AnswerStream extends OutputStream {

    private final OutputStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int expected;

    AnswerStream(OutputStream out) {
        this.out = out;
    }

    /// Notes that a request went to the SDK, which will write one line for it.
    synchronized void expect() {
        expected++;
    }

    /// Writes a message that does not come from the SDK.
    synchronized void send(String message) throws IOException {
        out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Whether a message of the SDK answers a request, rather than telling how far one is: what answers has no method.
    private static boolean isAnswer(byte[] message) {
        try (JsonParser parser = Json.ENVELOPE.createParser(message)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (name.equals("method")) {
                    return false;
                }
                if (name.equals("result") || name.equals("error")) {
                    return true;
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return true;
        }
    }

    /// Waits until every expected answer is written, or the time is up.
    synchronized void awaitAll(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toMillis(); expected > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }

    @Override
    public synchronized void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            line.writeTo(out);
            out.flush();
            if (isAnswer(line.toByteArray())) {
                expected--;
                notifyAll();
            }
            line.reset();
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(bytes[i]);
        }
    }
}
