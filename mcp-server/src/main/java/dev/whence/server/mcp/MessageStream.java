package dev.whence.server.mcp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// The way into a stdio server: hands the SDK only the lines that the [Door] lets through. Read by the SDK's thread
/// alone; after the last line that thread waits until it is released, because the SDK drops unsent answers at
/// the end.
final class MessageStream extends InputStream {

    private static final byte[] NONE = {};

    private final InputStream source;
    private final Door door;
    private final AnswerStream answers;
    private final int longest;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private byte[] line = NONE;
    private int next;
    private boolean initialized;

    /// @param longest the most bytes of a line that are read; a longer one is skipped and answered with an error
    MessageStream(InputStream source, Door door, AnswerStream answers, int longest) {
        this.source = new BufferedInputStream(source);
        this.door = door;
        this.answers = answers;
        this.longest = longest;
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    void release() {
        released.countDown();
    }

    @Override
    public int read() throws IOException {
        return ready() ? line[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ready()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(line, next, into, from, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - next;
    }

    private boolean ready() throws IOException {
        while (available() == 0) {
            byte[] raw = readLine();
            if (raw == null) {
                ended.countDown();
                awaitRelease();
                return false;
            }
            if (raw.length > longest) {
                answers.send(tooLong());
            } else if (!isBlank(raw)) {
                admit(raw);
            }
        }
        return true;
    }

    private void admit(byte[] raw) throws IOException {
        switch (door.admit(raw, "")) {
            case Admission.Answered answered -> answers.send(answered.json());
            case Admission.Passed passed -> pass(passed);
        }
    }

    private void pass(Admission.Passed passed) throws IOException {
        if (!initialized && passed.isRequest() && !passed.opens()) {
            answers.send(new RpcError(RpcError.INVALID_REQUEST, "The session is not open yet: send initialize first.")
                    .toJson(passed.id()));
            return;
        }
        initialized |= passed.opens();
        if (passed.isRequest()) {
            answers.expect();
        }
        line = (passed.message().replace('\n', ' ') + "\n").getBytes(StandardCharsets.UTF_8);
        next = 0;
    }

    /// The next line without its end, cut one byte after the longest allowed; null at the end of the input.
    private byte @Nullable [] readLine() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int b = source.read();
        if (b < 0) {
            return null;
        }
        for (; b >= 0 && b != '\n'; b = source.read()) {
            if (bytes.size() <= longest) {
                bytes.write(b);
            }
        }
        return bytes.toByteArray();
    }

    private String tooLong() {
        return new RpcError(
                        RpcError.INVALID_REQUEST,
                        "The message is longer than " + (longest >> 20)
                                + " MiB, which is the most that is read. Nothing" + " was done: send less.")
                .toJson(null);
    }

    private void awaitRelease() throws InterruptedIOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for the last answers to be sent");
        }
    }

    private static boolean isBlank(byte[] raw) {
        for (byte b : raw) {
            if (b > ' ') {
                return false;
            }
        }
        return true;
    }
}
