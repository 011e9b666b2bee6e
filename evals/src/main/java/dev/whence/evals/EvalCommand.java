package dev.whence.evals;

import dev.whence.evals.crash.CrashCommand;
import dev.whence.evals.retail.ExplainCommand;
import dev.whence.evals.retail.RetailCommand;
import dev.whence.evals.search.SearchEvalCommand;
import picocli.CommandLine.Command;

/// `whence eval`: one subcommand for each evaluation.
@Command(
        name = "eval",
        description = "Measures how good Whence is; exits with 1 if that is below the bar.",
        mixinStandardHelpOptions = true,
        subcommands = {RetailCommand.class, ExplainCommand.class, CrashCommand.class, SearchEvalCommand.class})
final class EvalCommand {}
