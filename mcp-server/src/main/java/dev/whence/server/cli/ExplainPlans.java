package dev.whence.server.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The questions about commands that nobody has issued.
final class ExplainPlans {

    private ExplainPlans() {}

    /// `whence explain why-not`.
    @Command(
            name = "why-not",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "Would this command be accepted now? If not, why not, and what would it take?",
            footer = {
                "",
                "Example:",
                "  whence explain why-not cancel_pending_order '{\"order_id\": \"#W1\", \"cancel_reason\": \"no longer needed\"}'"
            })
    static final class WhyNot extends ExplainQuestion {

        @Parameters(index = "0", paramLabel = "COMMAND", description = "For example cancel_pending_order.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String command;

        @Parameters(
                index = "1",
                paramLabel = "JSON",
                defaultValue = "{}",
                description = "What it would be called with, as a JSON object.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String arguments;

        WhyNot(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "why_not";
        }

        @Override
        ObjectNode arguments() {
            ObjectNode asked = detailed().put("command", command);
            asked.set("arguments", JsonArguments.object(arguments, "{\"order_id\": \"#W1\"}"));
            return asked;
        }
    }

    /// `whence explain what-if`.
    @Command(
            name = "what-if",
            mixinStandardHelpOptions = true,
            versionProvider = Root.Version.class,
            description = "What would happen if these commands were issued, one after the other? Nothing is recorded.",
            footer = {
                "",
                "A plan is a list of commands in JSON:",
                "  [{\"command\": \"deliver_order\", \"arguments\": {\"order_id\": \"#W1\"}}]",
                "",
                "Examples:",
                "  whence explain what-if plan.json",
                "  whence explain what-if plan.json --as-of 2026-05-01"
            })
    static final class WhatIf extends ExplainQuestion {

        private static final String EXAMPLE =
                "[{\"command\": \"deliver_order\", \"arguments\": {\"order_id\": \"#W1\"}}]";

        @Parameters(paramLabel = "FILE", description = "The plan; - for standard input.")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String file;

        @Option(
                names = "--as-of",
                paramLabel = "WHEN",
                description = "At this position, decision or time; now if absent.")
        private @Nullable String asOf;

        @Mixin
        private PageOptions page = new PageOptions();

        WhatIf(Console console) {
            super(console);
        }

        @Override
        String tool() {
            return "what_if";
        }

        @Override
        ObjectNode arguments() {
            JsonNode plan = JsonArguments.file(file, console.in(), EXAMPLE);
            ObjectNode asked = detailed();
            asked.set("commands", plan.isObject() && plan.has("commands") ? plan.get("commands") : plan);
            add(asked, "as_of", asOf);
            page.addTo(asked);
            return asked;
        }
    }
}
