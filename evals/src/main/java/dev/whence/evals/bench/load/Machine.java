package dev.whence.evals.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/// What was measured on.
///
/// @param cores that the process may use
/// @param memoryMegabytes of the machine, or of the container where one bounds it
/// @param fileSystem its type, where the log was written
/// @param load how many processes wanted to run, on average over the last minute; negative where unknown
public record Machine(
        String system, String processor, int cores, long memoryMegabytes, String fileSystem, String java, double load) {

    /// The machine that this runs on, with the disk of the folder.
    public static Machine of(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return new Machine(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes() >> 20,
                store.type(),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                platform().getSystemLoadAverage());
    }

    /// For people, on one line.
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s, %s, %d cores, %,d MB, %s, %s, load %.1f",
                processor,
                system,
                cores,
                memoryMegabytes,
                fileSystem,
                java,
                load);
    }

    /// The processor time that this process has used so far.
    public static long cpuNanos() {
        return platform().getProcessCpuTime();
    }

    private static long memoryBytes() {
        return platform().getTotalMemorySize();
    }

    private static OperatingSystemMXBean platform() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    }

    /// What this process holds in memory, RocksDB's part included; 0 where unknown.
    public static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    private static String processorName() throws IOException {
        Path cpuInfo = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(cpuInfo)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(cpuInfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
