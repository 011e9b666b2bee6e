package dev.whence.evals.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class CallerLoadTest {

    private final AtomicInteger appends = new AtomicInteger();

    @Test
    void every_caller_has_a_thread_of_its_own() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Contender contender = contender(callers -> callers, () -> {
            threads.add(Thread.currentThread());
            appends.incrementAndGet();
            return 1;
        });

        new CallerLoad(contender, 5).runWhile(() -> threads.size() < 5);

        assertThat(threads).hasSize(5);
    }

    @Test
    void a_batch_counts_for_as_many_records_and_one_latency() throws Exception {
        CallerLoad load = new CallerLoad(
                contender(_ -> 1, () -> {
                    appends.incrementAndGet();
                    return 100;
                }),
                100);

        CallerLoad.Result result = load.runWhile(() -> appends.get() < 1_000).result();

        assertThat(result.callers()).isEqualTo(100);
        assertThat(result.latencies().calls()).isPositive();
        double seconds = result.latencies().calls() * 100 / result.perSecond();
        assertThat(result.perSecond() * seconds / result.latencies().calls()).isBetween(99.9, 100.1);
    }

    @Test
    void refused_appends_are_no_records() throws Exception {
        CallerLoad.Result result = new CallerLoad(
                        contender(callers -> callers, () -> {
                            appends.incrementAndGet();
                            return 0;
                        }),
                        2)
                .runWhile(() -> appends.get() < 100)
                .result();

        assertThat(result.refused()).isPositive();
        assertThat(result.perSecond()).isZero();
        assertThat(result.latencies().calls()).isZero();
    }

    @Test
    void what_is_warm_up_is_not_measured() throws Exception {
        CallerLoad.Result result = new CallerLoad(
                        contender(callers -> callers, () -> {
                            appends.incrementAndGet();
                            return 1;
                        }),
                        1)
                .run(Duration.ofMillis(30), Duration.ZERO)
                .result();

        assertThat(result.latencies().calls()).isLessThan(appends.get());
    }

    @Test
    void a_caller_that_fails_ends_the_measure() {
        Contender contender = contender(callers -> callers, () -> {
            throw new IllegalStateException("disk full");
        });

        assertThatThrownBy(() -> new CallerLoad(contender, 3).run(Duration.ofHours(1), Duration.ofHours(1)))
                .hasMessageContaining("disk full");
    }

    @Test
    void percentiles_are_those_of_what_was_recorded() {
        Histogram nanos = Latencies.recorder();
        for (int i = 1; i <= 1_000; i++) {
            nanos.recordValue(i * 1_000L);
        }

        Latencies latencies = Latencies.of(nanos);

        assertThat(latencies.calls()).isEqualTo(1_000);
        assertThat(latencies.p50Micros()).isBetween(499.0, 501.0);
        assertThat(latencies.p99Micros()).isBetween(989.0, 991.0);
        assertThat(latencies.maxMicros()).isBetween(999.0, 1_001.0);
    }

    private interface Threads {
        int of(int callers);
    }

    private static Contender contender(Threads threads, Contender.Caller caller) {
        return new Contender() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public String durability() {
                return "none";
            }

            @Override
            public int threads(int callers) {
                return threads.of(callers);
            }

            @Override
            public Caller caller(int number, int callers) {
                return caller;
            }

            @Override
            public void close() {}
        };
    }
}
