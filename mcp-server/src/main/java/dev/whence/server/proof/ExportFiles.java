package dev.whence.server.proof;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Exports as files: compressed with Zstandard if the name ends in `.zst`, else plain. When reading, the
/// content tells.
public final class ExportFiles {

    private static final int LEVEL = 3;
    private static final int BUFFER = 1 << 16;
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private ExportFiles() {}

    /// A stream into a new file, which is closed by the caller.
    public static OutputStream write(Path file) throws IOException {
        OutputStream plain = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        return file.getFileName().toString().contains(".zst")
                ? new ZstdOutputStream(plain, LEVEL).setChecksum(true)
                : plain;
    }

    /// The lines of an export, decompressed.
    public static InputStream read(Path file) throws IOException {
        BufferedInputStream plain = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        plain.mark(ZSTD.length);
        byte[] start = plain.readNBytes(ZSTD.length);
        plain.reset();
        return Arrays.equals(start, ZSTD) ? new ZstdInputStream(plain) : plain;
    }
}
