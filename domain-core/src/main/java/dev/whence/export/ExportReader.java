package dev.whence.export;

import dev.whence.proof.Hash;
import dev.whence.proof.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the lines of an export. Owned by one thread.
final class ExportReader {

    private static final int LONGEST = 256 << 20;
    private static final int BUFFER = 1 << 16;
    private static final int BATCH = 1_024;
    private static final int BATCH_BYTES = 8 << 20;
    private static final byte[] START = ExportEnd.START.getBytes(StandardCharsets.UTF_8);

    private final InputStream in;
    private final MessageDigest digest = Sha256.digest();
    private @Nullable String end;
    private boolean finished;
    private long read;

    ExportReader(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    /// @throws ExportException if the first line is not that of an export
    ExportHeader header() throws IOException {
        byte[] line = line();
        if (line.length == 0) {
            throw new ExportException("The file is empty");
        }
        digest.update(line);
        return ExportHeader.parse(withoutEnd(line));
    }

    /// The next lines of decisions, each with its end; none once there are no more.
    List<byte[]> batch() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        int bytes = 0;
        while (!finished && lines.size() < BATCH && bytes < BATCH_BYTES) {
            byte[] line = line();
            if (line.length == 0) {
                finished = true;
            } else if (isEnd(line)) {
                finished = true;
                end = withoutEnd(line);
            } else {
                digest.update(line);
                bytes += line.length;
                lines.add(line);
            }
        }
        return lines;
    }

    /// The last line, once there are no more decisions; empty if the file was cut off before it.
    ///
    /// @throws ExportException if it is not written as it must be, or something follows it
    Optional<ExportEnd> end() throws IOException {
        if (end == null) {
            return Optional.empty();
        }
        if (in.read() >= 0) {
            throw new ExportException("Something follows the last line: it was added");
        }
        return Optional.of(ExportEnd.parse(end));
    }

    /// The SHA-256 of all lines before the last.
    Hash digest() {
        return Hash.of(digest.digest());
    }

    /// How many bytes were read.
    long read() {
        return read;
    }

    private static boolean isEnd(byte[] line) {
        return line.length > START.length && Arrays.equals(line, 0, START.length, START, 0, START.length);
    }

    private static String withoutEnd(byte[] line) {
        int length = line.length;
        if (line[length - 1] != '\n') {
            throw new ExportException("The file ends in the middle of a line: it was cut off");
        }
        return new String(line, 0, length - 1, StandardCharsets.UTF_8);
    }

    private byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(2_048);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
            if (line.size() > LONGEST) {
                throw new ExportException("A line has more than " + LONGEST + " bytes: this is no export");
            }
        }
        read += line.size();
        return line.toByteArray();
    }
}
