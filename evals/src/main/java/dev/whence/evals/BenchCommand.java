package dev.whence.evals;

import picocli.CommandLine.Command;

/// `whence bench`: one subcommand for each benchmark.
@Command(name = "bench", description = "Measures how fast Whence is.", mixinStandardHelpOptions = true)
final class BenchCommand {}
