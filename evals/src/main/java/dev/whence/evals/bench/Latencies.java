package dev.whence.evals.bench;

import org.HdrHistogram.Histogram;

/// How long calls of one kind took.
///
/// @param calls how many
/// @param p50Micros half of them took no longer, in microseconds
/// @param p99Micros 99 of 100 took no longer, in microseconds
/// @param maxMicros the longest, in microseconds
record Latencies(long calls, double p50Micros, double p99Micros, double maxMicros) {

    private static final int SIGNIFICANT_DIGITS = 3;

    static Histogram recorder() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /// @param nanos recorded in nanoseconds
    static Latencies of(Histogram nanos) {
        return new Latencies(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / 1e3,
                nanos.getValueAtPercentile(99) / 1e3,
                nanos.getMaxValue() / 1e3);
    }
}
