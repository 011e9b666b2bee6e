package dev.whence.evals;

import dev.whence.evals.bench.LogBenchCommand;
import picocli.CommandLine.Command;

/// `whence bench`: one subcommand for each benchmark.
@Command(
        name = "bench",
        description = "Measures how fast Whence is.",
        mixinStandardHelpOptions = true,
        subcommands = LogBenchCommand.class)
final class BenchCommand {}
