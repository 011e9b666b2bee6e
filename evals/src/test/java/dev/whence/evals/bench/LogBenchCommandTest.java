package dev.whence.evals.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

        int exit = run(
                "--seconds",
                "0.2",
                "--callers",
                "4",
                "--peers",
                "sqlite,rocksdb-batch",
                "--growth",
                "1000",
                "--data",
                disk.toString(),
                "--json",
                json.toString());

        assertThat(exit).as("met or below the bar: %s", err).isIn(0, 1);
        assertThat(out.toString())
                .contains("fdatasync", "1 caller", "4 callers", "replay", "verify", "log: ")
                .contains("SQLite, plain insert, 4", "RocksDB, one synced batch, 4", "1,000 decisions", "10 events");
        assertThat(err.toString()).contains("4 callers", "growing", "replaying");
        JsonNode figures = Json.ENVELOPE.readTree(Files.readAllBytes(json));
        assertThat(figures.at("/machine/cores").intValue()).isPositive();
        assertThat(figures.at("/sync/p50Micros").decimalValue()).isPositive();
        assertThat(figures.at("/sequentialMegabytesPerSecond").decimalValue()).isPositive();
        assertThat(figures.at("/appends/1/callers").intValue()).isEqualTo(4);
        assertThat(figures.at("/appends/1/perSecond").decimalValue()).isPositive();
        assertThat(figures.at("/loneCallerInSyncs").decimalValue()).isPositive();
        assertThat(figures.at("/peers/1/peer").stringValue()).isEqualTo("SQLITE");
        assertThat(figures.at("/peers/1/appends/1/perSecond").decimalValue()).isPositive();
        assertThat(figures.at("/reading/decisions").longValue())
                .as("the log that grew, and what was measured on it")
                .isGreaterThan(1_000);
        assertThat(figures.at("/growth/entities/0/again/calls").longValue()).isPositive();
        assertThat(figures.at("/bars/0/met").isBoolean()).isTrue();
        try (Stream<Path> left = Files.list(disk)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--seconds, 0",
        "--bytes, 0",
        "--callers, 0",
        "--data, /no/such/folder",
        "--callers, many",
        "--peers, oracle",
        "--growth, 7"
    })
    void what_cannot_be_measured_is_refused_at_once(String option, String value) {
        assertThat(run(option, value)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).contains(option);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("--callers", "--seconds", "--bytes", "--data", "--json", "--peers", "--growth", "fdatasync");
    }

    private int run(String... arguments) {
        return LogBenchCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
