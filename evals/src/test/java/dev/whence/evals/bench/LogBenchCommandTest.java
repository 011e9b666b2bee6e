package dev.whence.evals.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class LogBenchCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void measures_and_tells_it_to_people_and_programs_and_leaves_nothing_behind() throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path json = folder.resolve("bench.json");

        int exit = run("--seconds", "1", "--callers", "4", "--data", disk.toString(), "--json", json.toString());

        assertThat(exit).as("met or below the bar: %s", err).isIn(0, 1);
        assertThat(out.toString()).contains("fdatasync", "1 caller", "4 callers", "replay", "log: ");
        assertThat(err.toString()).contains("4 callers", "replaying");
        JsonNode figures = Json.ENVELOPE.readTree(Files.readAllBytes(json));
        assertThat(figures.at("/machine/cores").intValue()).isPositive();
        assertThat(figures.at("/sync/p50Micros").decimalValue()).isPositive();
        assertThat(figures.at("/appends/1/callers").intValue()).isEqualTo(4);
        assertThat(figures.at("/appends/1/decisionsPerSecond").decimalValue()).isPositive();
        assertThat(figures.at("/loneCallerInSyncs").decimalValue()).isPositive();
        assertThat(figures.at("/decisions").longValue())
                .as("more are in the log than were measured, since it was warmed up")
                .isGreaterThan(figures.at("/appends/1/latencies/calls").longValue());
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void exits_with_1_below_a_bar() {
        Latencies oneMilli = new Latencies(100, 1_000, 2_000, 3_000);
        Latencies threeMillis = new Latencies(100, 3_000, 4_000, 5_000);
        LogBenchResult slow = new LogBenchResult(
                new Machine("Linux", "slow", 2, 1024, "ext4", "25", 0),
                1024,
                oneMilli,
                List.of(
                        new AppendLoad.Result(1, 333, threeMillis, 50, 0),
                        new AppendLoad.Result(64, 9_999, threeMillis, 50, 0)),
                10,
                1,
                100,
                1,
                1);

        assertThat(slow.belowBar())
                .containsExactly(
                        "64 callers: 9,999 decisions/s, at least 10,000 are required",
                        "1 caller: 3.00 times one fdatasync, at most 2 times are allowed");
    }

    @ParameterizedTest
    @CsvSource({"--seconds, 0", "--bytes, 0", "--callers, 0", "--data, /no/such/folder", "--callers, many"})
    void what_cannot_be_measured_is_refused_at_once(String option, String value) {
        assertThat(run(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(option);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("--callers", "--seconds", "--bytes", "--data", "--json", "fdatasync");
    }

    private int run(String... arguments) {
        return LogBenchCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
