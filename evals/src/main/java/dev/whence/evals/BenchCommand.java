package dev.whence.evals;

import dev.whence.evals.bench.LogBenchCommand;
import dev.whence.evals.explain.ExplainBenchCommand;
import dev.whence.evals.search.speed.SearchBenchCommand;
import picocli.CommandLine.Command;

/// `whence bench`: one subcommand for each benchmark.
@Command(
        name = "bench",
        description = "Measures how fast Whence is.",
        mixinStandardHelpOptions = true,
        subcommands = {LogBenchCommand.class, ExplainBenchCommand.class, SearchBenchCommand.class})
final class BenchCommand {}
