package dev.whence.server.cli;

import dev.whence.agent.text.Similar;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/// `whence explain`, and the questions below it.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Root.Version.class,
        synopsisSubcommandLabel = "[QUESTION]",
        commandListHeading = "%nQuestions:%n",
        description = "Answers why questions from the record, each statement citing the decisions it rests on.",
        footer = {
            "",
            "\"whence explain 4711\" is short for \"whence explain decision 4711\", and \"whence explain order:#W1\" for"
                    + " \"whence explain state order:#W1\". \"whence explain QUESTION --help\" gives examples."
        })
final class ExplainCommand extends AskCommand {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "WHAT",
            description = "A decision, by its id or its position (4711); or an entity (order:#W1).")
    private @Nullable String what;

    @Option(names = "--field", paramLabel = "PATH", description = "Of an entity: only this part, for example status.")
    private @Nullable String field;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "Of an entity: at this position, decision or time.")
    private @Nullable String asOf;

    @Option(names = "--full", description = "Leave nothing out.")
    private boolean full;

    private ExplainCommand(Console console) {
        super(console);
    }

    static CommandLine with(Console console) {
        return new CommandLine(new ExplainCommand(console))
                .addSubcommand(new ExplainDecisions.OfDecision(console))
                .addSubcommand(new ExplainEntities.State(console))
                .addSubcommand(new ExplainEntities.History(console))
                .addSubcommand(new ExplainEntities.Difference(console))
                .addSubcommand(new ExplainEntities.Possible(console))
                .addSubcommand(new ExplainPlans.WhyNot(console))
                .addSubcommand(new ExplainPlans.WhatIf(console))
                .addSubcommand(new ExplainDecisions.Trace(console))
                .addSubcommand(new ExplainDecisions.ButFor(console))
                .addSubcommand(new ExplainClaim(console))
                .addSubcommand(new ExplainBacktest(console));
    }

    @Override
    String tool() {
        return named().contains(":") ? "explain_state" : "explain_decision";
    }

    @Override
    ObjectNode arguments() {
        ObjectNode arguments = none();
        if (named().contains(":")) {
            arguments.put("entity", what);
            add(arguments, "field", field);
            add(arguments, "as_of", asOf);
        } else {
            arguments.put("decision", what);
        }
        if (full) {
            arguments.put("detail", "full");
        }
        return arguments;
    }

    /// What is to be explained: digits, an id or an entity. A word is taken for a question that is not there.
    private String named() {
        Set<String> questions = spec.subcommands().keySet();
        String list = " Questions: " + String.join(", ", questions) + ".";
        if (what == null) {
            throw new ParameterException(spec.commandLine(), "Which decision or entity, or which question?" + list);
        }
        if (what.matches("[A-Za-z_-]+") && !what.contains(":")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no question '" + Similar.shortened(what) + "'."
                            + Similar.to(what, questions)
                                    .map(near -> " Did you mean " + near + "?")
                                    .orElse("")
                            + list);
        }
        return what;
    }
}
