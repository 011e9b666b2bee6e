package dev.whence.evals.bench.load;

import org.HdrHistogram.Histogram;

/// How long calls of one kind took.
///
/// @param calls how many
/// @param p50Micros half of them took no longer, in microseconds
/// @param p99Micros 99 of 100 took no longer, in microseconds
/// @param maxMicros the longest, in microseconds
public record Latencies(long calls, double p50Micros, double p99Micros, double maxMicros) {

    private static final int SIGNIFICANT_DIGITS = 3;

    /// Records nanoseconds.
    public static Histogram recorder() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /// @param nanos recorded in nanoseconds
    public static Latencies of(Histogram nanos) {
        return new Latencies(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getMaxValue() / 1e3);
    }
}
