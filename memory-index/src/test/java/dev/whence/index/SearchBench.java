package dev.whence.index;

import dev.whence.decision.Position;
import dev.whence.log.DecisionLog;
import dev.whence.log.InMemoryDecisionLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Measures how fast the index is built, how large it is, and how fast it answers:
///
/// ```sh
/// ./mvnw -Pfast,bench -pl memory-index -am test -Ddecisions=200000
/// ```
final class SearchBench {

    private static final List<String> TEXTS = List.of(
            "refused cancellation of a delivered order",
            "gift card refund for Noah Brown",
            "which returns did refund-bot refuse because of the payment method",
            "customer moved to Denver",
            "why was the order cancelled",
            "office chair wrong size",
            "\"no longer needed\"",
            "W1234567",
            "user noah_brown_6181");

    private static final int ROUNDS = 40;

    private SearchBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int count = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        DecisionLog log = new InMemoryDecisionLog();
        new History(1).append(log, count);
        Path folder = Files.createTempDirectory("whence-bench");
        try {
            long start = System.nanoTime();
            long cpu = cpuNanos();
            try (DecisionIndex index = DecisionIndex.open(folder, log, Shop.DOMAIN)) {
                while (!index.await(log.head(), Duration.ofSeconds(1))) {
                    print("  %,d of %,d".formatted(index.status().seen().value(), count));
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                print("indexed %,d decisions in %.1f s: %,.0f/s".formatted(count, seconds, count / seconds));
                print("processor time: %.1f s".formatted((cpuNanos() - cpu) / 1e9));
                answer(index, count);
            }
            print("%,d bytes, %d per decision".formatted(size(folder), size(folder) / count));
        } finally {
            delete(folder);
        }
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        print("heap after: %,d MB, of it the log itself"
                .formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20));
    }

    private static void answer(DecisionIndex index, int count) {
        measure("text, by relevance", index, text -> SearchQuery.builder().text(text));
        measure(
                "text and filters",
                index,
                text -> SearchQuery.builder()
                        .text(text)
                        .where(ExactField.OUTCOME, "refused")
                        .where(ExactField.AGENT, "refund-bot", "clerk-anna")
                        .first(Position.of(count / 3)));
        measure(
                "text, newest first",
                index,
                text -> SearchQuery.builder().text(text).order(SearchQuery.Order.NEWEST));
        measure(
                "filters alone",
                index,
                text -> SearchQuery.builder()
                        .where(ExactField.FAILED_RULE, "order-is-pending")
                        .number(NumberRange.parse("amount>200")));
        measure("everything, newest first", index, text -> SearchQuery.builder());
    }

    private interface Asking {
        SearchQuery.Builder about(String text);
    }

    private static void measure(String what, DecisionIndex index, Asking asking) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String text : TEXTS) {
                long start = System.nanoTime();
                index.search(asking.about(text).build());
                if (round >= ROUNDS / 4) {
                    millis.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        Collections.sort(millis);
        print("%-26s p50 %6.2f ms, p95 %6.2f ms, max %6.2f ms"
                .formatted(what, at(millis, 0.5), at(millis, 0.95), millis.getLast()));
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) (share * (sorted.size() - 1)));
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
